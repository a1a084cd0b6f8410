# In the settings: what this program is.

# A heading.
settings-about-title = About
# $version: numbers as 1.2.3.
settings-about-version = Tincan { $version }, free software under the Apache License 2.0.
# Follows the sentence above.
settings-about-source = Everybody may read, change and pass on its source under that licence.
# A link that opens a text in another tab.
settings-about-licences = Licences of all that is in it (new tab)
