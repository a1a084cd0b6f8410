# In the settings: how the page looks on this device.

# A heading.
appearance-title = Appearance
# Over three choices.
appearance-theme = Colours
appearance-device = As the device has them
appearance-light = Light
appearance-dark = Dark
# Over three choices.
appearance-size = Text
appearance-usual = As the browser has it
appearance-large = Large
appearance-larger = Larger
# A switch.
appearance-still = Nothing moves
appearance-still-help = Also where the device does not ask for it.
