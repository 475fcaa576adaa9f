"""What people decided about devices, in small files beside the results."""
