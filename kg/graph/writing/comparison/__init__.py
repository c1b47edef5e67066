"""What articles of a story have in common and where they differ, as quads."""
