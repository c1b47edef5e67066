"""What may be said of whom: the ontology and the shapes, and the IRIs of one graph."""
