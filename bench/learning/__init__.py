"""Learns how much each feature of understanding counts: `make weights`."""
