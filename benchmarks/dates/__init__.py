"""How well kg finds dates and says which they are, on GUM."""
