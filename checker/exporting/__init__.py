"""The same requirements for the engines that schools run already; what one of them cannot express is listed."""
