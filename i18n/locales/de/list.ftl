list-names-between = { ", " }
list-facts-between = { ", " }
list-names-and = { $names } und { $last }
list-names-and-more = { $names } und { NUMBER($count) } weitere
