"""The functions of Windows that the calls stand on: one file per part of Windows. Import on Windows only."""
