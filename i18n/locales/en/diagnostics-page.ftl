# The sheet that shows every link, every queue, what waits, what is stored and what happened lately, for those who look for a fault.

# A button, and the title of the sheet it opens.
diagnostics-page-name = Diagnostics
diagnostics-page-no-room = No room runs in this page.
# A button: has this page compare what it has with everybody.
diagnostics-page-sync = Sync now
# A button: copies a text to send to whoever helps.
diagnostics-page-copy = Copy report
# Beside the button, once it worked.
diagnostics-page-copied = Copied.
diagnostics-page-not-copied = The browser did not let it be copied.
diagnostics-page-copy-help = The report has states, numbers and shortened ids. It has no messages, no names, no links and no addresses.
# A heading: links to people.
diagnostics-page-links = Links
# Named for those who cannot see it: the list of links to people.
diagnostics-page-links-list = Links looked at
diagnostics-page-nobody = Nobody else is here.
# A heading, over what one wrote and nobody has yet.
diagnostics-page-waiting = Waiting to go out
diagnostics-page-waiting-none = Nothing: somebody else has everything you wrote.
# The last line of a list that is cut.
diagnostics-page-waiting-more = and { NUMBER($count) } more
# Named for those who cannot see it: the list of what waits to go out.
diagnostics-page-outbox = Outbox
# Opens the list of logs: what each device wrote, in its order. Also a label, before how they compare.
diagnostics-page-logs = Logs
# One log in the list. $log: what is known of it, as "main: 12 operations, ends abababab".
diagnostics-page-log = { $author }, { $log }
# Opens the list of events.
diagnostics-page-lately = What happened lately
# Named for those who cannot see it: that list.
diagnostics-page-events = Events
# A heading: storage, network and page.
diagnostics-page-device = This device
# Named for those who cannot see it: the list of rooms that are not in front.
diagnostics-page-other-rooms = Other rooms
