"""The browsers of a Mac: which apps they are, where they stand, which one opens links."""
