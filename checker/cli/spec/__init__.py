"""The commands under `systeemcheck spec`, one a file."""
