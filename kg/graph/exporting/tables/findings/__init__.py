"""The tables of what articles tell: statements, quotations, events, and the words that say so."""
