"""What the release tables tell of a browser or a system on a day: how old it is, how far behind, and until when."""
