confirm-confirm = Confirmación
