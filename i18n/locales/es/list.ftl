list-names-between = { ", " }
list-facts-between = { ", " }
list-names-and = { $names } y { $last }
list-names-and-more = { $names } y { NUMBER($count) } más
