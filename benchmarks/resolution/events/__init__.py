"""Scoreboard of happenings: which reports of events tell of one, within an article and across articles."""
