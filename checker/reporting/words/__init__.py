"""What the three pages say alike: the words for a device, a system, a browser, a value, a verdict."""
