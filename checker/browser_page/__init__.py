"""What a page in a browser can tell of the device it is opened on: signals first, the user agent last."""
