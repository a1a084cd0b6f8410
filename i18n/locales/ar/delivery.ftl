delivery-saving = جارٍ الحفظ
delivery-unsaved = لم تُحفظ
delivery-saved = تم الحفظ
delivery-sent = تم الإرسال
delivery-some-have = { NUMBER($have) } من { NUMBER($all) }
delivery-delivered = تم التسليم
delivery-some-read = قرأها { NUMBER($read) } من { NUMBER($all) }
delivery-read = تمت القراءة
delivery-attention = تحتاج إلى انتباه
delivery-being-saved = يجري حفظها على هذا الجهاز.
delivery-cannot-save = لا يستطيع هذا المتصفح حفظها: تبقى ما بقيت هذه الصفحة.
delivery-saved-here = محفوظة هنا. تُرسل عندما يكون هناك أحد.
delivery-on-its-way = في الطريق. لم يؤكد أحد وصولها بعد.
delivery-nobody-read = تم التسليم. لم ينظر إليها أحد بعد.
delivery-have = { $all ->
    [zero] وصلت إلى { NUMBER($have) } من أصل { NUMBER($all) }.
    [one] وصلت إلى { NUMBER($have) } من أصل شخص واحد.
    [two] وصلت إلى { NUMBER($have) } من أصل شخصين.
    [few] وصلت إلى { NUMBER($have) } من أصل { NUMBER($all) } أشخاص.
    [many] وصلت إلى { NUMBER($have) } من أصل { NUMBER($all) } شخصًا.
   *[other] وصلت إلى { NUMBER($have) } من أصل { NUMBER($all) } شخص.
}
delivery-have-read = { $all ->
    [zero] قرأها { NUMBER($read) } من أصل { NUMBER($all) }.
    [one] قرأها { NUMBER($read) } من أصل شخص واحد.
    [two] قرأها { NUMBER($read) } من أصل شخصين.
    [few] قرأها { NUMBER($read) } من أصل { NUMBER($all) } أشخاص.
    [many] قرأها { NUMBER($read) } من أصل { NUMBER($all) } شخصًا.
   *[other] قرأها { NUMBER($read) } من أصل { NUMBER($all) } شخص.
}
delivery-not-stored = لم تُحفظ، فهي في هذه الصفحة فقط: { $why }
delivery-not-confirmed = أُرسلت عدة مرات ولم يؤكد أحد وصولها. هي محفوظة هنا.
