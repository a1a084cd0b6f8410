topology-who = من متصل بمن
topology-you = أنت
topology-latency = { NUMBER($ms) } ملي ث
topology-latency-bare = { NUMBER($ms) }
topology-summary = { $others ->
    [zero] أنت وحدك: من اتصالاتك { NUMBER($direct) } مباشرة و{ NUMBER($relayed) } عبر مُرحِّل.
    [one] أنت وشخص آخر: من اتصالاتك { NUMBER($direct) } مباشرة و{ NUMBER($relayed) } عبر مُرحِّل.
    [two] أنت وشخصان آخران: من اتصالاتك { NUMBER($direct) } مباشرة و{ NUMBER($relayed) } عبر مُرحِّل.
    [few] أنت و{ NUMBER($others) } أشخاص آخرين: من اتصالاتك { NUMBER($direct) } مباشرة و{ NUMBER($relayed) } عبر مُرحِّل.
    [many] أنت و{ NUMBER($others) } شخصًا آخر: من اتصالاتك { NUMBER($direct) } مباشرة و{ NUMBER($relayed) } عبر مُرحِّل.
   *[other] أنت و{ NUMBER($others) } شخص آخر: من اتصالاتك { NUMBER($direct) } مباشرة و{ NUMBER($relayed) } عبر مُرحِّل.
}
topology-summary-alone = لا أحد غيرك هنا بعد، فلا خيط يُرسم.
topology-as-list = كقائمة
topology-links = الاتصالات
topology-line = { $one } – { $other }: { $link }
topology-line-latency = { $one } – { $other }: { $link }، { NUMBER($ms) } ملي ث
