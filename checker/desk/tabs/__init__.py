"""The tabs of the desk, one file each. A new one is a file, a template `desk_NAME.html`, and a line in `TABS`."""
