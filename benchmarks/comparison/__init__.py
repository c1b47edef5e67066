"""Outlets side by side, measured on stories that were labelled by hand."""
