"""The words of the graph: namespaces, the ontology and the shapes, and the IRIs of one graph."""
