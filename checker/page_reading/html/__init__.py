"""A web page to lines and tables. Nothing of it is run or fetched; its size is bounded before it is parsed."""
