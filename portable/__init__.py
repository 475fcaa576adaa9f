"""Builds the portable program: what goes in, what is checked, what lies around it on the stick."""
