"""The report of one device: a struct shaped like the page, one file for each part of it."""
