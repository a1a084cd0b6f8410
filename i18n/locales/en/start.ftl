# Shown instead of the page when its program does not start.

start-changed = This page was not started: a part of its program is not what the server said it would be. It was changed or damaged on the way or on the server. Load the page again. If it stays like this, tell whoever runs the server.
start-away = This page was not started: a part of its program could not be loaded. Check your connection and load the page again.
start-broken = This page could not be started by this browser. Load it again; if it stays like this, try a newer browser.
