"""States that are over: which words of a sentence say so, and from when until when the state held.

term.py is where to start: adverbs.py, clauses.py and bounds.py say what it asks of the words around a trigger.
"""
