"""The characters of an article before any model sees them: blocks, asides, quotation marks."""
