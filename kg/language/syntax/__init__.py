"""Small questions to a tree of Universal Dependencies, asked by every layer above."""
