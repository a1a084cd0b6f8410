confirm-confirm = 请确认
