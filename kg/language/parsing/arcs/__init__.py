"""Arcs that parsers often hang wrongly and the order of words tells: a file a kind, put to use in corrections.py."""
