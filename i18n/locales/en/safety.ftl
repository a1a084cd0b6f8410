# Keys and names: who is verified, who may not be who they seem, and what a scanned code says.

# Beside a name that may be another's.
safety-mark-impostor = not the { $name } you verified
safety-mark-renamed = verified as { $name }
safety-mark-other-key = another key than before

# Below such a name. $key and $verified are the beginnings of keys: of this person's, and of the one that was verified.
safety-impostor = This is not the { $name } you verified: another key ({ $key }) uses the name. Yours has { $verified }.
safety-renamed = You verified this person as { $name }.
safety-other-key = You met a { $name } before, with another key. It may be somebody else: compare the safety code.
# The letters are the beginning of a key.
safety-shared = Another person here is called { $name } too. The letters beside the name tell them apart.

# What a code says that was scanned from somebody's screen.
safety-match = It matches: nobody stands between you and { $name }. { $name } is marked as verified.
safety-sees-another-me = It does not match. { $name } shows this code to another key than yours: to somebody else, or to somebody between you. Have { $name } open your name and scan again.
safety-another-person = It does not match. This code is of another key than the one called { $name } here. If you scanned it from { $name }'s screen, somebody else uses the name here.
safety-of-others = It does not match. This is a code between two other keys. Have { $name } open your name and scan that.
safety-own = This is the code on your own screen. Scan the one that { $name } has.
safety-no-code = This QR code is no safety code.
