# What another app shared with this one.

# Names the part of the page.
shared-title = Shared with Tincan
shared-choose = Open a room: this goes into its message box, and you decide whether to send it.
shared-missing = What was shared did not arrive here. Share it once more.
