"""Whom and what particular kinds of descriptions mean: by party, by kin, by the name that the text gives, bodies."""
