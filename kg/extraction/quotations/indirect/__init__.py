"""Words without marks: verbs, nouns and adjectives that report, and "according to"."""
