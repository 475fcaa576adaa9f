"""The command line: one command per file. Commands only join: load, call, print, exit."""
