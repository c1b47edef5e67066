"""The files of a build: written, put in place by one rename, and opened."""
