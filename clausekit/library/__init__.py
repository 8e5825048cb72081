"""The clause library: clause files become models, checked against each other.

library = load_library()
library.clause("exit").default
library.variant("exit-substitute-first").words("en", "plain")
"""
