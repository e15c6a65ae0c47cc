"""Counts: tally, outcomes, coverage, trails: pure functions over the records."""
