"""The coordinator's desk: one page on this computer from which she does everything. Only this computer can open it."""
