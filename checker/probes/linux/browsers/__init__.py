"""The browsers of a Linux PC: each kind of package that may hold one, which ones they are, which one opens links."""
