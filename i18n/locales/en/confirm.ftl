# A question before something that is not easily undone.

# Named for those who cannot see it: the group of the question and its two buttons.
confirm-confirm = Please confirm
