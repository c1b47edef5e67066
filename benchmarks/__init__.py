"""What kg finds, measured on corpora that people annotated. Not part of the installed package."""
