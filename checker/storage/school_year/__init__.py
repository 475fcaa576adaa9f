"""What people do about the checklist of a school year, in small files beside the results."""
