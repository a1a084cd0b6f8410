# In the settings: what this device keeps, and how safely.

# A heading.
settings-storage-title = On this device
# What the browser says about it follows.
settings-storage-unavailable = This browser stores nothing: { $why }
settings-storage-kept = The browser keeps this page's data until you remove it.
settings-storage-unkept = The browser may remove this page's data when space runs out.
# A button: asks the browser not to remove it.
settings-storage-keep = Keep my data
# Beside the button, after it was pressed.
settings-storage-asked = Asked. The browser has not agreed so far.
