"""Requirements specs and release tables: find, read, validate, digest. The only floor that reads those files."""
