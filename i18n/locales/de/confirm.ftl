confirm-confirm = Bitte bestätigen
