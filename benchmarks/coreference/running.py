"""The shipped pipeline with a memory: bare parses are kept in a folder, everything on top is done anew."""

from __future__ import annotations

import pickle
import tempfile
from pathlib import Path

from spacy.tokens import Doc

from kg.language import Pipeline, load_pipeline
from kg.language.coreference.chains import Chain, chains_of
from kg.language.coreference.resolve import add_chains
from kg.language.names.labels import add_names
from kg.language.parsing.predicates import keep_rows, rows_of
from kg.language.text.blocks import blocks_of
from kg.model import Article
from training.evaluate import meta_digest

#: Raised where what is kept of a parse changes.
_FORM = 3


class Remembering(Pipeline):
    """The shipped pipeline; where a `folder` is given, parses with their roles are kept there, one file an article."""

    def __init__(self, folder: Path | None) -> None:
        super().__init__(load_pipeline(None).nlp)
        self.digest = meta_digest(self.nlp)
        self.folder = folder / f"{self.digest[:16]}-{_FORM}" if folder is not None else None

    @property
    def label(self) -> str:
        """Name and version of the pipeline."""
        return f"{self.nlp.meta['lang']}_{self.nlp.meta['name']} {self.nlp.meta['version']}"

    def chains(self, article: Article) -> tuple[Chain, ...]:
        """The chains of an article; dates and quantities, which they do not need, are left out."""
        doc = self.parse(article)
        add_names(doc, article)
        add_chains(doc, article)
        return chains_of(doc)

    def parse(self, article: Article) -> Doc:
        """As Pipeline does, from the folder where it has been done before."""
        if self.folder is None:
            return super().parse(article)
        path = self.folder / f"{article.sha256}.parse"
        if path.exists():
            words, roles = pickle.loads(path.read_bytes())
            doc = Doc(self.nlp.vocab).from_bytes(words)
            keep_rows(doc, roles)
        else:
            doc = super().parse(article)
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as file:
                file.write(pickle.dumps((doc.to_bytes(exclude=["user_data"]), list(rows_of(doc)))))
            Path(file.name).replace(path)
        doc._.blocks = tuple(blocks_of(article))
        return doc
