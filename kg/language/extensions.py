"""What kg's layers add to a spaCy Doc, in one place.

`doc._.blocks`: tuple of Block. `doc._.dates`: tuple of DateExpression. `doc._.quantities`: tuple of Quantity.
`doc._.chains`: tuple of Chain. `doc._.amounts`: None, or what quantities/headed.py keeps there once asked.
`doc._.predicates` is declared where predicates are (parsing/predicates.py).
"""

from __future__ import annotations

from spacy.tokens import Doc

EXTENSIONS = ("blocks", "dates", "quantities", "chains")


def register() -> None:
    """Declares the extensions; calling it again changes nothing."""
    for name in EXTENSIONS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=())
    if not Doc.has_extension("amounts"):
        Doc.set_extension("amounts", default=None)
