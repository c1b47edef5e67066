"""The commands that read articles and write no graph."""
