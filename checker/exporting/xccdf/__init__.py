"""A benchmark in XCCDF 1.2: rules in a form that compliance tools exchange, each a question to a person."""
