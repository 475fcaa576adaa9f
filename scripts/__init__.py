"""Things a developer runs around the program: none of this is part of what a school gets."""
