"""How kg learns which relations sentences tell: `python -m training.relations`."""
