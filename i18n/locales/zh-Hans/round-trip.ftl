round-trip-label = 往返时间
round-trip-always = { NUMBER($ms) } 毫秒。
round-trip-between = 中位数 { NUMBER($middle) } 毫秒，介于 { NUMBER($least) } 和 { NUMBER($most) } 之间。
round-trip-lost = { NUMBER($all) } 次 ping 中有 { NUMBER($lost) } 次无应答。
round-trip-not-measured = 尚未测量。
round-trip-no-answer = 没有应答。
