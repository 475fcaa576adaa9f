"""`systeemcheck checklist`, one subcommand a file."""
