"""The graph as tables: what is in which, row by row, and the formats that hold them."""
