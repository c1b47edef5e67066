"""The built graph over HTTP: as a SPARQL endpoint and as graphs to take away, for reading only."""
