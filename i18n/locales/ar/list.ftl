list-names-between = { "، " }
list-facts-between = { "، " }
list-names-and = { $names } و{ $last }
list-names-and-more = { $count ->
    [zero] { $names } فقط
    [one] { $names } وشخص آخر
    [two] { $names } وشخصان آخران
    [few] { $names } و{ NUMBER($count) } آخرون
    [many] { $names } و{ NUMBER($count) } شخصًا آخر
   *[other] { $names } و{ NUMBER($count) } شخص آخر
}
