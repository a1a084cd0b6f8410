# In the settings: the passphrase that seals what is on this device.

# A heading.
settings-passphrase-title = Passphrase of this device
settings-passphrase-unsealed = Keys and messages are stored unsealed on this device: anyone who can use this browser profile can read them.
# Follows the sentence above. "Them": keys and messages.
settings-passphrase-seals = A passphrase seals them.
# What the browser says about it follows, without a dot at its end.
settings-passphrase-impossible = A passphrase cannot be set here: { $why }.
# Beside a new passphrase.
settings-passphrase-advice = At least 8 characters. Four or five words that nobody would put together are better than a short word with signs in it. It cannot be found out: forgotten, everything on this device is lost but for what you exported.
# The name of a field.
settings-passphrase-new = New passphrase
# The name of a field: the same, typed a second time.
settings-passphrase-again = New passphrase, again
settings-passphrase-missing = Type the passphrase.
settings-passphrase-differ = The two are not the same.
# A button.
settings-passphrase-set = Set passphrase
# A key is made of the passphrase that was typed.
settings-passphrase-setting = Making a key of it…
settings-passphrase-sealed = Everything on this device is sealed. While it is unlocked, the keys are in the memory of this page.
# A button.
settings-passphrase-lock = Lock now
# Beside the button "Lock now": what locking does.
settings-passphrase-lock-help = Leaves the room, in all tabs.
# Over choices as "After 5 minutes".
settings-passphrase-idle = Lock when nobody touches this page
# What can be opened: a form.
settings-passphrase-change-title = Change the passphrase
# The name of a field.
settings-passphrase-old = Old passphrase
# A button.
settings-passphrase-change = Change passphrase
# The passphrase is being changed.
settings-passphrase-changing = Changing it…
# "The old one": the old passphrase.
settings-passphrase-changed = Changed. The old one opens nothing here any more.
# What can be opened: a form.
settings-passphrase-remove-title = Remove the passphrase
settings-passphrase-remove-help = Everything is then stored unsealed again, and this page opens without being asked anything.
# The name of a field.
settings-passphrase-removed = Passphrase to remove
# A button.
settings-passphrase-remove = Remove passphrase
# The sealed device is being opened.
settings-passphrase-opening = Opening…
