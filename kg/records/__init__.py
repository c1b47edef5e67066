"""An Extraction as one object of JSON and back: the lines of `kg extract`, whose shape docs/extract.md promises."""

from kg.records.reading import from_json
from kg.records.writing import to_json

__all__ = ["from_json", "to_json"]
