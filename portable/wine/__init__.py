"""A real Windows under Wine: its Python, an invented PC, its registry. For the build and for the tests."""
