"""New release tables: fetched from a place that the user names, held against those that are there, and written."""
