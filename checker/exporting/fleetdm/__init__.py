"""Policies for Fleet (fleetdm), which asks osquery: a policy is met where its query gives a row."""
