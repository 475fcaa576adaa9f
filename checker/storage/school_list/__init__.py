"""The school's own list of devices, in any file a school has, as typed rows."""
