"""The page for Chromebooks and tablets: what it asks, what it answers, and the sheets that lead to it."""
