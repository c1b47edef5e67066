"""Sums, numbers and times as spans of an analysed article."""
