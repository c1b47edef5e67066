"""How fast and how steadily kg serves a graph, beside another server of the same store."""
