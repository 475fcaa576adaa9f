"""What is asked, as pages and words to hand out: the requirements themselves, a list for who buys, what changed."""
