standing-place = مكانك في الغرفة
