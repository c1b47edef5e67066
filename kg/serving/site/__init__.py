"""What a server shows people of a graph, and the lists that programs get of it: pages, descriptions in RDF, JSON."""
