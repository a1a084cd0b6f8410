list-names-between = { "、" }
list-facts-between = { "，" }
list-names-and = { $names } 和 { $last }
list-names-and-more = { $names } 和另外 { NUMBER($count) } 人
