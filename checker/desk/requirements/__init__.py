"""Laying requirements beside the publisher's page on the desk: where a person is, and what the tab shows of it."""
