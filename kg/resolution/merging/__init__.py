"""One article says a thing once: statements that say the same of the same become one.

statements.py is where to start; same_value.py says which values are the same, and which restate another one.
"""
