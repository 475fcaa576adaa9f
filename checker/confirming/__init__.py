"""From a spec and a person's answers to a spec of one's own: the questions, the answers, and what follows from them."""
