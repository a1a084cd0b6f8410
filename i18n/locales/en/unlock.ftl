# A page that stands before all others while this device is sealed with a passphrase or being sealed.

# The title of the window.
unlock-window = Locked · Tincan
# A heading.
unlock-title = Locked
unlock-sealed = Everything on this device is sealed with your passphrase.
# The name of a field.
unlock-passphrase = Passphrase
# A button.
unlock-unlock = Unlock
unlock-opening = Opening… This takes about a second.
# A button beside a passphrase that is being typed: shows its letters.
unlock-show = Show
# The same button once they are shown.
unlock-hide = Hide
# What can be opened: the two paragraphs below, and a form.
unlock-forgotten = Forgotten the passphrase?
# "It": the passphrase. "Try": other passphrases.
unlock-no-way-back = There is no way back: nobody can open what it seals, this server neither. You can try as often as you like.
unlock-start-over = Or start over: erase every key, room and message on this device. If you exported everything to a file, import that in the settings afterwards. Without one, the others in your rooms keep what they have, and to them you will be somebody new.
# What has to be typed before everything is erased: one word, in small letters, easy to type on a keyboard of this language.
unlock-erase-word = erase
# The name of a field. $word: the word above.
unlock-type-word = Type { $word } to confirm
# Something else was typed. $word: the word above.
unlock-word-wrong = Type the word { $word } to go on.
# A button.
unlock-erase = Erase everything on this device
# A button below the news that what was to be done with this device is done, or failed.
unlock-go-on = Go on
