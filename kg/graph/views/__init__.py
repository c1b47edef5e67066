"""Ready views of a built graph for people: the card of an entity, counts."""
