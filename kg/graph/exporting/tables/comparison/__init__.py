"""The tables of what comes of laying articles beside each other."""
