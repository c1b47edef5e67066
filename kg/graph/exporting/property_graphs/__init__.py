"""The findings of a graph for databases that speak Cypher: Neo4j and its like, and Ladybug."""
