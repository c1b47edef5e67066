"""Checks what the SHACL shapes ask (https://www.w3.org/TR/shacl/), a page at a time."""
