"""SPARQL over a built graph: refused where it reaches outside, run where it can be stopped."""
