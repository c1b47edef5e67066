"""Dates: where they stand and which day they mean."""
