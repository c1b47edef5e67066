"""How time, memory and disk grow with the number of articles."""
