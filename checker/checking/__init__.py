"""Where readings become a checked device: this one, one that a page sent, a stored one again."""
