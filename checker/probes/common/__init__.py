"""What more than one platform uses: calls of psutil and its like, EDID, names that are no names."""
