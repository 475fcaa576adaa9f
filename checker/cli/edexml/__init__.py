"""The commands about group data (EDEXML), a file each."""
