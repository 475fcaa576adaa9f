"""The checklist of a school year, shown: a page, its calendar, and mails to send."""
