"""What kind of file it is, and the text in it; what is no page or text is refused with the way out."""
