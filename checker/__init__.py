"""Systeemcheck tells whether a device meets a publisher's system requirements.

The floors, top to bottom: `cli` joins; `reporting` shows; `evaluation` judges; `probes`, `storage` and
`specification` touch the outside; `conditions` are the kinds of requirement; `model` holds the words.
"""

__version__ = "0.7.0"
