"""All findings of a graph as nodes and edges, in layers of which a file may have some: for programs of networks."""
