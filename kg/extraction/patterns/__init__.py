"""Statements that only their form tells: ages, parties, places, pleas."""
