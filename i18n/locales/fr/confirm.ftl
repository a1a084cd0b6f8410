confirm-confirm = Demande de confirmation
