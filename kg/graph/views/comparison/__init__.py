"""Outlets side by side, as people and programs read them: text, Markdown, JSON, CSV."""
