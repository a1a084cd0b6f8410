# The sheet with the settings of this device and of the room.

# The button that opens the sheet, and its title.
settings-settings = Settings
# Named for those who cannot see it: the list of sections.
settings-sections = Sections
# A section: name and picture of the person.
settings-you = You
# A section: what is kept on this device, and taking it along.
settings-storage = Storage
# Above the button "Diagnostics".
settings-diagnostics-help = When something does not arrive: how every link stands, what waits, and a report to copy for somebody who helps.
