"""The machine of conversation/test_desk_machine.py: its city, and what can happen there."""
