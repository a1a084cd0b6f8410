# A bar for those who are not in the room: that they wait, or that they were removed.

# Named for those who cannot see it: the bar.
standing-place = Your place in the room
