"""Frames matched against an analysed article; matcher.py is where to start."""
