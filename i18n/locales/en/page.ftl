# What stands on several pages, and around them.

# What search engines show of Tincan.
page-description = Tincan is a room that lives in the browsers of the people in it. No account, and nothing you say is on a server.
# Read aloud: a face that opens what is known of that person.
page-profile-of = Profile of { $name }
# The title of the window at an unknown address.
page-not-found-title = Not found · Tincan
# A heading.
page-not-found = This address leads nowhere
page-not-found-help = There is no page here. A room's link looks like /room#… and has to be copied whole.
