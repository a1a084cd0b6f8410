# The passphrase for what is on this device: setting it, taking it away, erasing everything, and locking.

# Headings while it goes on.
vault-sealing = Sealing what is on this device
vault-unsealing = Taking the passphrase away
vault-erasing = Erasing what is on this device
# How far it is.
vault-records = { $all ->
    [one] { NUMBER($done) } of { NUMBER($all) } record done. Nothing is lost if this is cut short.
   *[other] { NUMBER($done) } of { NUMBER($all) } records done. Nothing is lost if this is cut short.
}
vault-waiting = Waiting for the other tabs of this page…
vault-moment = This takes a moment.

# Headings once it is done, and what that means.
vault-sealed = Sealed
vault-sealed-means = From now on this page asks for the passphrase whenever it is loaded. Nobody can find it out for you: keep it, or an export with its own passphrase.
vault-unsealed = The passphrase is gone
vault-unsealed-means = Keys and messages are stored unsealed again: anyone who can use this browser profile can read them.
vault-erased = Erased
vault-erased-means = No key, room or message is left on this device. With an exported file you can go on: import it in the settings.

# Headings where it failed.
vault-sealing-failed = Sealing did not come to its end
vault-unsealing-failed = Taking the passphrase away did not come to its end
vault-erasing-failed = Erasing did not come to its end

# Choices: when the page locks itself, after so long without a touch.
vault-never = Never
vault-after-an-hour = After an hour
vault-after-minutes = { $count ->
    [one] After { NUMBER($count) } minute
   *[other] After { NUMBER($count) } minutes
}
