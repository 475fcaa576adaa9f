"""The kinds of row that a publisher's table has, in plain values; one kind per file, all of them in `table.py`."""
