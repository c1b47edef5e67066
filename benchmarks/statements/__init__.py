"""The scoreboard of statements and entities: `python -m benchmarks.statements`.

labels.py and handwritten.py read the gold standard, convert.py packs it, corpus.py reads the project's own corpus;
standing.py, values.py and matching.py say what agrees with what; tally.py and chains.py count; board.py makes the
tables, errors.py shows what went wrong.
"""
