#!/bin/sh
# Starts a browser in the named network namespace: what Playwright is told to run instead of the browser.
exec ip netns exec "$TINCAN_NAMESPACE" "$TINCAN_BROWSER" "$@"
