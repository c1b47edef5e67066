"""The scoreboard of what happened: `python -m benchmarks.events`.

labels.py holds the facts that a reader would pin on a wall chart, convert.py packs them. findings.py brings reports,
statements and quotations into one form, heads.py, holding.py and judging.py say which fact a graph holds, tally.py and
board.py count, and errors.py shows what is missed.
"""
