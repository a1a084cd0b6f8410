members-owner = مالك
members-moderator = مشرف
members-member = عضو
members-reader = قارئ
members-asks = طلب دخول
members-removed = تمت الإزالة
members-link-asks = طلب دخول
members-link-removed = تمت الإزالة
members-let-in = السماح بالدخول
members-let-back-in = السماح بالعودة
members-make-moderator = تعيين كمشرف
members-make-member = تعيين كعضو
members-make-reader = تعيين كقارئ
members-remove-closes = يبقى لدى { $name } ما وصل حتى الآن، ولا يصل جديد. ومن ذلك الحين على القادمين الجدد طلب الدخول، ولا يمكن التراجع عن ذلك.
members-remove = يبقى لدى { $name } ما وصل حتى الآن، ولا يصل جديد. وللعودة يلزم أن يسمح أحد بالدخول.
members-reader-closes = بإمكان { $name } القراءة لا الكتابة. ومن ذلك الحين على القادمين الجدد طلب الدخول، ولا يمكن التراجع عن ذلك.
members-you-were-removed = تمت إزالتك من هذه الغرفة. ما لديك يبقى مقروءًا هنا؛ لا يأتي جديد، وما تكتبه لا يصل إلى أحد.
members-one-asks = طلب دخول من { $name }.
members-two-ask = طلبا دخول من { $first } و{ $second }.
members-many-ask = { $count ->
    [zero] لا طلبات دخول.
    [one] طلب دخول من شخص واحد.
    [two] طلبات دخول من شخصين.
    [few] طلبات دخول من { NUMBER($count) } أشخاص.
    [many] طلبات دخول من { NUMBER($count) } شخصًا.
   *[other] طلبات دخول من { NUMBER($count) } شخص.
}
members-waiting-alone = أنت بانتظار السماح بالدخول. لا أحد هنا الآن يستطيع ذلك؛ تُفتح الغرفة من تلقاء نفسها عندما يُسمح لك.
members-waiting-one = انتظارك ظاهر لدى { $name }. يلزم أن يسمح لك أحد بالدخول؛ وعندها يصل ما تكتبه.
members-waiting-two = انتظارك ظاهر لدى { $first } و{ $second }. يلزم أن يسمح لك أحد بالدخول؛ وعندها يصل ما تكتبه.
members-waiting-many = { $others ->
    [zero] انتظارك ظاهر لدى { $name }. يلزم أن يسمح لك أحد بالدخول؛ وعندها يصل ما تكتبه.
    [one] انتظارك ظاهر لدى { $name } وشخص آخر. يلزم أن يسمح لك أحد بالدخول؛ وعندها يصل ما تكتبه.
    [two] انتظارك ظاهر لدى { $name } وشخصين آخرين. يلزم أن يسمح لك أحد بالدخول؛ وعندها يصل ما تكتبه.
    [few] انتظارك ظاهر لدى { $name } و{ NUMBER($others) } أشخاص آخرين. يلزم أن يسمح لك أحد بالدخول؛ وعندها يصل ما تكتبه.
    [many] انتظارك ظاهر لدى { $name } و{ NUMBER($others) } شخصًا آخر. يلزم أن يسمح لك أحد بالدخول؛ وعندها يصل ما تكتبه.
   *[other] انتظارك ظاهر لدى { $name } و{ NUMBER($others) } شخص آخر. يلزم أن يسمح لك أحد بالدخول؛ وعندها يصل ما تكتبه.
}
members-unreadable = { $count ->
    [zero] لا رسائل تتعذّر قراءتها هنا.
    [one] رسالة واحدة لا يمكن قراءتها هنا: كُتبت قبل مجيئك، أو حين لم تكن في الغرفة.
    [two] رسالتان لا يمكن قراءتهما هنا: كُتبتا قبل مجيئك، أو حين لم تكن في الغرفة.
    [few] { NUMBER($count) } رسائل لا يمكن قراءتها هنا: كُتبت قبل مجيئك، أو حين لم تكن في الغرفة.
    [many] { NUMBER($count) } رسالة لا يمكن قراءتها هنا: كُتبت قبل مجيئك، أو حين لم تكن في الغرفة.
   *[other] { NUMBER($count) } رسالة لا يمكن قراءتها هنا: كُتبت قبل مجيئك، أو حين لم تكن في الغرفة.
}
members-private-news = { $count ->
    [zero] لا رسائل خاصة جديدة من { $name }.
    [one] رسالة خاصة جديدة من { $name }.
    [two] رسالتان خاصتان جديدتان من { $name }.
    [few] { NUMBER($count) } رسائل خاصة جديدة من { $name }.
    [many] { NUMBER($count) } رسالة خاصة جديدة من { $name }.
   *[other] { NUMBER($count) } رسالة خاصة جديدة من { $name }.
}
members-private-news-many = { $people ->
    [zero] الرسائل الخاصة الجديدة: { NUMBER($count) }.
    [one] الرسائل الخاصة الجديدة من شخص واحد: { NUMBER($count) }.
    [two] الرسائل الخاصة الجديدة من شخصين: { NUMBER($count) }.
    [few] الرسائل الخاصة الجديدة من { NUMBER($people) } أشخاص: { NUMBER($count) }.
    [many] الرسائل الخاصة الجديدة من { NUMBER($people) } شخصًا: { NUMBER($count) }.
   *[other] الرسائل الخاصة الجديدة من { NUMBER($people) } شخص: { NUMBER($count) }.
}
