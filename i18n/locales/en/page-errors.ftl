# What the page cannot do, and why: sentences where it was asked for.

# $what is WebRTC or WebSocket.
page-errors-browser-lacks = This browser has no { $what }, which a room needs. Try a current Firefox, Chrome, Edge or Safari.
# $why is what the browser says about it, mostly in English.
page-errors-no-random = This browser gives no random numbers ({ $why }).
# The servers are those of the network settings. $why is what the browser says about them, mostly in English.
page-errors-servers-unusable = The browser cannot use these servers: { $why }
page-errors-locked = What is stored on this device is locked.
page-errors-room-gone = This room is no longer on this device.
page-errors-room-loading = What was said here is still being read. Try again in a moment.
page-errors-other-room-closed = That room is not open in this tab. Open it, and forward again.
page-errors-not-saved = This browser refused to save the file.
page-errors-no-export-chosen = Choose the exported file first.
page-errors-markup-missing = What reads marked messages could not be loaded.
page-errors-emoji-missing = The emoji could not be loaded. Try again when there is a network.
# While the page is being closed.
page-errors-page-going = The page is going away.
# After the page was closed.
page-errors-page-gone = The page is gone.
page-errors-language = The words of that language could not be loaded. Check your connection and choose it again.
