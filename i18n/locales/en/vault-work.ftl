# Why the passphrase of this device cannot be set, changed or taken away.

vault-work-tab-silent = Another tab of this page does not answer. Close the other tabs of this page and try again.
vault-work-no-passphrase = This device has no passphrase any more; load the page again.
# The last part of a sentence: “A passphrase cannot be set here: ….”
vault-work-no-locks = this page was loaded without encryption (http), where browsers do not let tabs agree on who writes
