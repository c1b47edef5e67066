"""Sums, numbers and times as spans of an analysed article, and what they are worth."""
