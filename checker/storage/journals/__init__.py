"""What people write beside the results: entries that are only ever added, in small files that one run each writes."""
