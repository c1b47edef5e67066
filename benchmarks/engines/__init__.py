"""The queries that come with kg on an engine that no package of Python brings."""
