"""Stores of others, reached over HTTP: their SPARQL endpoints are asked, and a graph is put into them."""
