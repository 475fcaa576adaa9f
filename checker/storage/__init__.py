"""Safe writing into, and distrustful reading from, the results folder; and the program's settings."""
