# Several things one after another, of which nobody knows before how many there are.

# Between two names: "Ada, Bo".
list-names-between = { ", " }
# Between two short statements about the same thing: "12 operations in 3 logs, 4 on the way here".
list-facts-between = { ", " }
# The last of several names: $names is "Ada" or "Ada, Bo".
list-names-and = { $names } and { $last }
# Some names, and how many more people: $names is "Ada" or "Ada, Bo".
list-names-and-more = { $names } and { NUMBER($count) } more
