"""The yardstick: spaCy's convolutional pipeline trained on the same corpora."""
