"""The scoreboard of coreference: `python -m benchmarks.coreference`.

gap.py measures pronouns on GAP, texts.py pronouns and chains on GUM and LitBank; running.py keeps the parses.
"""
