"""What each article brings into a graph: made once, packed, and kept for the next build."""
