# Polls: the tool beside the chat of a room. Somebody owns each poll and counts its votes; everybody can count again.

# Read aloud: the name of the row with the buttons Chat and Polls.
polls-tools = Tools
# A button: what people say.
polls-chat = Chat
# A button, and the heading above all polls.
polls-polls = Polls
# Read aloud after the button Polls, whose number it explains.
polls-waiting = { $count ->
    [one] { NUMBER($count) } poll waits for your vote
   *[other] { NUMBER($count) } polls wait for your vote
}

# Under the question of a poll among the messages.
polls-card-waits = Your vote is missing.
polls-card-open = Votes are being taken.
polls-card-closed = Closed.
# So many people voted. Stands alone, or after a sentence.
polls-votes = { $count ->
    [0] Nobody voted yet.
    [one] { NUMBER($count) } vote.
   *[other] { NUMBER($count) } votes.
}
# A button.
polls-open = Open poll

# The list of all polls.
polls-new = New poll
polls-all = All polls
polls-none = There are no polls in this room yet.
polls-none-help = A poll is owned by whoever starts it: their browser counts the votes, and everybody can check the result.
# Headings of the list.
polls-list-open = Open
polls-list-closed = Closed
# How a poll stands.
polls-open-until = Open until { $when }
polls-state-open = Open
polls-state-over = Time is up
polls-state-closed = Closed
polls-state-deleted = Deleted
polls-your-vote-missing = Your vote is missing
polls-you-voted = You voted.

# One poll.
polls-deleted = This poll was deleted.
polls-not-here = This poll is not in this room, or nobody who has it is here.
polls-coming = This poll has not arrived yet.
polls-owned-by-you = Owned by you
polls-owned-by = Owned by { $name }
# Another tab or device of the same person; the next ones are said while it is not open.
polls-owned-elsewhere = Owned by another tab or device of yours
# What holds in it; sentences that stand after each other.
polls-rule-secret = Secret: only the owner can read votes until it is closed.
polls-rule-named = Votes carry names: who sees the results sees who voted what.
polls-rule-final = Votes are final.
polls-rule-adding = Voters may add options.
polls-rule-cap = { $count ->
    [one] Each option takes { NUMBER($count) } vote.
   *[other] Each option takes { NUMBER($count) } votes.
}

# The browser that owns the poll is not there.
polls-owner-away = Owner away.
polls-away-copy = { $name } is not connected. You see your copy, as of { $when }.
polls-away-copy-ours = Another tab or device of yours owns this poll, and has to be open to count. You see your copy, as of { $when }.
polls-away-kept = What you do now is kept on this device and sent when they are back.
polls-away-kept-ours = What you do now is kept on this device and sent when the other is open.
polls-away-read-only = This poll takes no votes meanwhile.
polls-owner-gone = The owner is no longer in this room: nothing more will be decided about this poll.
# Above what was asked for and is not answered.
polls-pending = Pending sync
polls-pending-saving = Being saved
polls-pending-saved = Saved here, waits for the owner
polls-pending-sent = On its way to the owner
# Something was asked for (as “Your vote”), and the owner refused it, for a reason that is a sentence.
polls-refused = Refused: { $what }. { $why }
# What was asked for, without a full stop.
polls-wish-vote = Your vote
polls-wish-take-back = Taking back your vote
polls-wish-option = Option “{ $option }”
polls-wish-describe = New question “{ $question }”
polls-wish-deadline = Deadline { $when }
polls-wish-no-deadline = No deadline
polls-wish-role = { $name }: { $role }
polls-wish-close = Closing the poll
polls-wish-reopen = Reopening the poll
polls-wish-pass = Passing the poll on

# Buttons of a poll.
polls-comments = Comments ({ NUMBER($count) })
polls-copy-link = Copy link
polls-duplicate = Duplicate

# The vote.
polls-your-vote = Your vote
polls-options = Options
polls-vote = Vote
polls-change-vote = Change vote
polls-take-back = Take back vote
polls-choose-first = Choose something first.
polls-at-most = { $count ->
    [one] Choose at most { NUMBER($count) }.
   *[other] Choose at most { NUMBER($count) }.
}
# Beside an option that takes no more votes.
polls-full = Full
polls-yes = Yes
# It would do, but is not what one wants.
polls-if-need-be = If need be
polls-no = No
polls-no-answer = No answer
# In a table for spreadsheets: this person chose this option.
polls-chosen = Chosen
polls-no-more-votes = No more votes are taken.
polls-viewer = You can look at this poll, but not vote.
polls-final = Votes in this poll are final.
polls-away-form = The owner is away, and this poll takes votes only while they are here.
polls-gone-form = The owner is no longer in this room, so no votes are taken.
polls-you-chose = You voted: { $what }
polls-you-did-not = You did not vote.
# Parts of a list in one line.
polls-and-more = { $all }, { $next }
# An option with its place in an order.
polls-place-of = { NUMBER($place) }. { $name }
polls-secret-help = Your vote is sealed for { $owner }, who counts it. Others see that you voted, and when the poll is closed every vote without its name. The check of the result finds yours among them.
polls-secret-help-owner = You own this poll: you can read every vote. The others see who voted, and when the poll is closed every vote without its name.
# From a begin to an end.
polls-from-to = { $begin } – { $end }

# An order of options.
polls-order-help = Put the options in your order, the best first. What you leave out comes last.
polls-your-order = Your order
polls-not-in-order = Not in your order yet
# Read aloud.
polls-out-of-order = { $name } is not in your order
# Read aloud: buttons.
polls-up = Move { $name } up
polls-down = Move { $name } down
polls-take-out = Take { $name } out
polls-put = Add { $name } to your order

# Adding an option to a poll that runs.
polls-another-option = Another option
polls-add = Add
polls-option-missing = An option has 1 to { NUMBER($max) } characters.
polls-day = Day
# Labels of times.
polls-from = From
polls-to = To
polls-date-needs-day = Choose a day.
polls-date-needs-begin = Choose when it begins, too.
polls-date-backwards = It ends before it begins.

# The results.
polls-results = Results
polls-no-votes = Nobody voted yet.
polls-hidden-until-voted = You see the results once you voted.
polls-hidden-until-closed = You see the results once the poll is closed.
polls-hidden-with-owner = The owner counts. You see the results once the poll is closed.
polls-hidden-not-published = The owner has not published the votes yet. They are published when the owner is here.
# Beside the option with most votes.
polls-leads = Ahead
polls-choice-count = { $count ->
    [one] { NUMBER($count) } vote, { NUMBER($percent) } %
   *[other] { NUMBER($count) } votes, { NUMBER($percent) } %
}
polls-date-count = { NUMBER($yes) } yes, { NUMBER($maybe) } if need be, { NUMBER($no) } no
polls-who-voted = Who voted what
polls-ballots = All votes, without names
# Behind a name, or the first letters of a receipt, in a table of votes.
polls-you = (you)
polls-show-all = Show all { NUMBER($count) }
# Read aloud: what the table is about.
polls-table = Answers by person and date
polls-name = Name
# Schulze is a name: a way of counting.
polls-schulze = Result by the method of Schulze
polls-pairs = Who is preferred to whom
polls-pairs-help = Each row against each column. Marked is the larger number of the two.
polls-preferred = People who prefer the row
polls-strongest = Strongest path from row to column
polls-run-off = Result by instant run-off
polls-run-off-winner = Winner: { $names }
polls-rounds = Every round
polls-round = Round { NUMBER($number) }
polls-round-out = Out: { $names }
polls-round-exhausted = { $count ->
    [one] { NUMBER($count) } vote names nobody who is left.
   *[other] { NUMBER($count) } votes name nobody who is left.
}

# Who has not voted.
polls-missing-title = Who has not voted
polls-all-voted = Everybody who may vote did.
polls-remind = Remind them
polls-remind-help = Writes a message that names them, at most { NUMBER($max) } at a time.
# So many of those who did not vote were reminded.
polls-reminded = Reminded: { NUMBER($count) } of { NUMBER($all) }.
# A message that a person sends. $names is “@Ada @Bo”.
polls-reminder = { $names } Your vote is missing: { $question }

# Roles.
polls-roles = Roles
polls-roles-help = Viewers look, voters vote, editors also change the poll and close it. The owner decides.
polls-role-viewer = Viewer
polls-role-voter = Voter
polls-role-editor = Editor
polls-role-owner = Owner
# Read aloud: the name of a choice.
polls-role-of = Role of { $name }

# Changing a poll.
polls-manage = Change this poll
polls-close = Close poll
polls-reopen = Reopen poll
polls-deadline = Deadline
polls-deadline-day = Last day
polls-deadline-time = Time
polls-deadline-needs-day = Choose a day, too.
polls-deadline-help = Votes that reach the owner later do not count. Optional.
polls-set-deadline = Set deadline
polls-save-words = Save question
polls-pass = Pass it on
polls-pass-help = The next owner decides and counts from then on; you cannot take that back. You can also choose another device of your own.
# What to pass it to; $key is the short form of a key.
polls-own-device = Your other device { $key }
polls-heir = { $name } { $key }
# Read aloud: a button that shows no more than polls-pass-on.
polls-pass-to = Pass on to { $name }
polls-pass-on = Pass on
polls-pass-sure = { $name } will own this poll.
polls-nobody-to-pass = Nobody else is here.

# Checking a result.
polls-check = Check this result
polls-check-help = Counts everything again from what each person signed, on this device.
polls-check-now = Check now
polls-check-not-here = This poll cannot be checked now: what it rests on is not here.
# Below what a check found.
polls-check-old = The poll has changed since. Check again to see how it stands.
polls-check-good = { $count ->
    [0] No votes, and nothing is wrong.
    [one] The result is right: { NUMBER($count) } vote, counted again.
   *[other] The result is right: { NUMBER($count) } votes, counted again.
}
polls-check-partly = Nothing wrong was found, but not everything could be checked.
polls-check-bad = { $count ->
    [one] The owner did something wrong.
   *[other] The owner did { NUMBER($count) } things wrong.
}
polls-own-counted = Your vote counts as you wrote it.
polls-own-pending = Your vote is not answered yet.
polls-own-refused = Your vote was refused.
polls-own-wronged = Your vote does not count as you wrote it.
polls-own-unchecked = The owner counted your vote. Whether as you wrote it shows when the votes are published.
polls-unchecked = { $count ->
    [one] { NUMBER($count) } decision of the owner could not be checked: what it rests on is not here.
   *[other] { NUMBER($count) } decisions of the owner could not be checked: what they rest on is not here.
}
# Of a secret poll that is not closed.
polls-unchecked-sealed = { $count ->
    [one] { NUMBER($count) } vote is still sealed. It can be checked once the votes are published.
   *[other] { NUMBER($count) } votes are still sealed. They can be checked once they are published.
}
# What an owner did wrong. $of is who asked for something.
polls-wrong-dropped = { $owner } had what { $of } asked for and never answered it, while answering others.
polls-wrong-twice = { $owner } counted something of { $of } twice. It counts once here.
polls-wrong-invented = { $owner } agreed to something that { $of } never asked for. It does not count here.
# $rule is a sentence.
polls-wrong-rules = { $owner } agreed to something of { $of } that the rules forbid. It does not count here. { $rule }
polls-wrong-refused = { $owner } refused something of { $of } that the rules allow.
polls-wrong-revision = { $owner } gave the number { NUMBER($given) } where { NUMBER($next) } was next. It does not count here.
polls-wrong-not-owner = { $owner } went on deciding after passing the poll on. That does not count here.
polls-wrong-count = { $owner } published { NUMBER($published) } votes where { NUMBER($voted) } people voted.
polls-wrong-ballot = { $owner } published a vote that is none.
polls-wrong-missing = { $owner } did not publish your vote.
polls-wrong-altered = { $owner } published your vote otherwise than you wrote it.

# Writing a poll out.
polls-export = Save or print
polls-export-help = Writes what you see of this poll into a file on this device.
polls-export-csv = Table (CSV)
polls-export-json = JSON
polls-export-ics = Dates for a calendar (ICS)
polls-export-best = Best date for a calendar (ICS)
polls-print = Print

# Making a poll.
polls-question = Question
polls-description = Description (optional)
polls-kind = How people answer
polls-kind-one = One option
polls-kind-one-help = Everybody chooses one.
polls-kind-several = Several options
polls-kind-several-help = Everybody chooses as many as they like, or at most so many.
polls-kind-dates = Dates
polls-kind-dates-help = Yes, if need be or no for each date.
polls-kind-ranked = An order
polls-kind-ranked-help = Everybody puts the options in their order.
polls-most = At most so many answers (optional)
polls-most-help = Empty: as many as one likes.
polls-option-number = Option { NUMBER($number) }
polls-remove-option = Remove option { NUMBER($number) }
polls-add-option = Add option
polls-number = Type a number from 1 on, or nothing.
polls-more-rules = More rules
polls-votes-rules = Votes
polls-changing = Votes can be changed
polls-changing-help = Until the poll is closed.
polls-secret = Secret votes
polls-secret-rule-help = You, as the owner, can read every vote. The others see who voted; votes are shown without names when the poll is closed.
polls-adding = Voters may add options
polls-adding-help = You and editors always can.
polls-while-away = Take votes while you are away
polls-while-away-help = They wait on the voters' devices until your browser is back.
polls-everybody = Everybody in the room may vote
polls-everybody-help = Otherwise everybody looks, and you name those who vote.
polls-shown = Results are shown
polls-shown-always = Always
polls-shown-once-voted = To those who voted
polls-shown-once-closed = When the poll is closed
polls-cap = Votes for one option at most (optional)
polls-cap-help = For seats, or slots: who comes later chooses something else.
polls-owner-help = This page will own this poll: it counts the votes while it is open, and goes on when you open the room in this browser again. Other tabs and devices of yours do not count for it.
polls-start = Start poll

# What people say about a poll.
# A button.
polls-to-poll = To the poll
# Read aloud before the question.
polls-comments-on = Comments on
# Below the question.
polls-comments-note = Comments
