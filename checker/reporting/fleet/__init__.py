"""The overview of all devices: one HTML file, and the same rows as tables for a spreadsheet."""
