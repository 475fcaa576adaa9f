"""A publisher's page or text to a draft: what it asks, and the words that say so. Nothing is fetched or guessed."""
