"""Scoreboard of entities across articles."""
