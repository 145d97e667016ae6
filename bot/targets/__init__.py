"""Targets: sharing the city's need out, taking over what offices send, seeing who is how far."""
