standing-place = Tu lugar en la sala
