list-names-between = { ", " }
list-facts-between = { ", " }
list-names-and = { $names } et { $last }
list-names-and-more = { $count ->
    [one] { $names } et { NUMBER($count) } autre
   *[other] { $names } et { NUMBER($count) } autres
}
