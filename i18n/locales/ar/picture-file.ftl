picture-file-missing = اختر صورة أولًا.
picture-file-too-large = هذا الملف كبير جدًا: أكثر من { NUMBER($max) } ميبيبايت.
picture-file-unreadable = لا يستطيع هذا المتصفح قراءة هذا الملف كصورة. اختر صورة JPEG أو PNG أو WebP.
picture-file-not-drawn = لا يستطيع هذا المتصفح رسم الصورة.
picture-file-not-small = لا يستطيع هذا المتصفح تصغير الصورة بما يكفي.
