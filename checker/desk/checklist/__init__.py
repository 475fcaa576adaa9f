"""The checklist of the school year on the desk: its lines as the tab shows them, and what a click keeps."""
