"""The browsers of a Windows PC: where they register, which ones they are, which one opens links."""
