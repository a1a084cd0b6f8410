# In the settings: which language the page speaks.

# A heading.
settings-language-title = Language
# The name of a list of languages.
settings-language-label = Language of Tincan
