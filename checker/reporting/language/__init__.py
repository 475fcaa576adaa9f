"""What is said to a person, in their language; the words themselves stand in reports/messages."""
