"""Formats that are JSON, with whatever keys."""
