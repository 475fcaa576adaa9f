"""What people decided, worked out: which decisions hold, which contradict each other, and what they do."""
