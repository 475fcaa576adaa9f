"""Pasted text to lines and tables: columns by tabs or spaces, bullets, lines that were broken off."""
