"""The scoreboard of quotations: `python -m benchmarks.quotations`.

polnear.py, gum.py, litbank.py and speakers.py each read one gold standard; scoring.py says how well it is met,
causes.py why not better; peer.py and ablation.py bring the figures of another tool, and of kg without one of its parts.
"""
