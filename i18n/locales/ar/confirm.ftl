confirm-confirm = يُرجى التأكيد
