"""The checklist of a school year: what it asks, when each line is due, and what is done of it."""
