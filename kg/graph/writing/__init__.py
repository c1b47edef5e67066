"""From a collection to quads, one file a kind of thing."""
