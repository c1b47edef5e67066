"""kg turns news articles into a graph of who did, wrote and said what, with the words that say so."""

__version__ = "0.1.0"
