"""What the lines and tables of a page ask. What could mean two things is called so; the rest stays as it stands."""
