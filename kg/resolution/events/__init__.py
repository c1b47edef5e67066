"""One happening, several reports: within an article, and across articles."""
