# The server gives out another version of the page than the one that is open.

update-there = There is a new version of Tincan on the server. What you have written stays.
# Two buttons.
update-load = Load it
update-later = Later
