"""Puts the trained network, the tokenizer, the lemmatizer and the meta data together as the folder that is shipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import spacy

import kg.language.parsing.sentence_hints  # noqa: F401  (registers the component)
from kg.language.parsing.encoder.component import EncoderComponent
from kg.language.parsing.roles import RolesComponent
from kg.language.parsing.tokens import adapt_tokenizer
from training.corpora import Sentence
from training.lemmas import add_lemmatizer

SOURCES = [
    {
        "name": "UD English EWT",
        "url": "https://github.com/UniversalDependencies/UD_English-EWT",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "GUM (open genres)",
        "url": "https://github.com/amir-zeldes/gum",
        "license": "CC BY 4.0 (annotation); CC BY 2.5, CC BY 4.0, CC BY-SA 3.0 and public domain (texts)",
    },
    {"name": "UNER English EWT", "url": "https://github.com/UniversalNER/UNER_English-EWT", "license": "CC BY-SA 4.0"},
    {"name": "WNUT17", "url": "https://github.com/leondz/emerging_entities_17", "license": "CC BY 4.0"},
    {
        "name": "NewsReader MEANTIME, as in Diverse_CDCR_datasets",
        "url": "https://github.com/anastasia-zhukova/Diverse_CDCR_datasets",
        "license": "CC BY 4.0",
    },
    {"name": "LitBank", "url": "https://github.com/dbamman/litbank", "license": "CC BY 4.0"},
    {
        "name": "Unified PropBank: EWT and frame files 3.4",
        "url": "https://github.com/propbank",
        "license": "CC BY-SA 4.0",
    },
    {"name": "GAP", "url": "https://github.com/google-research-datasets/gap-coreference", "license": "Apache-2.0"},
    {
        "name": "Wikinews, labelled (training/corpus)",
        "url": "https://en.wikinews.org",
        "license": "CC BY 2.5, CC BY 4.0",
    },
    {"name": "GeoNames (names of towns)", "url": "https://www.geonames.org", "license": "CC BY 4.0"},
    {
        "name": "all-MiniLM-L6-v2 (the encoder before training)",
        "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        "license": "Apache-2.0",
    },
    {
        "name": "spacy-lookups-data (lemmatizer tables)",
        "url": "https://github.com/explosion/spacy-lookups-data",
        "license": "MIT; WordNet",
    },
    {"name": "Faker (names in the training of names)", "url": "https://github.com/joke2k/faker", "license": "MIT"},
    {"name": "spaCy (tokenizer rules)", "url": "https://github.com/explosion/spaCy", "license": "MIT"},
]
_MADE_WITH = ("torch", "onnx", "onnxruntime", "tokenizers", "spacy", "spacy-lookups-data", "Faker")


def assemble(network: Path, sentences: Iterable[Sentence], out: Path, training: dict[str, Any]) -> None:
    """Writes the pipeline folder `out` with the network of the folder `network`.

    `sentences` are the treebanks' training parts (for lemmas of closed classes); `training` is kept in meta.json.
    """
    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)
    nlp.add_pipe("sentence_hints")
    encoder = nlp.add_pipe("kg_encoder")
    assert isinstance(encoder, EncoderComponent)
    encoder.from_disk(network / "encoder")
    add_lemmatizer(nlp, sentences)
    roles = nlp.add_pipe("kg_roles")
    assert isinstance(roles, RolesComponent)
    roles.from_disk(network / "roles")
    nlp.meta.update(
        lang="en", name="kg_news", version="0.3.0", license="CC BY-SA 4.0", sources=SOURCES,
        description="Tags, morphology, lemmas, Universal Dependencies, sentences and names for English news.",
        author="The kg developers", email="", url="", training=training,
        made_with={name: version(name) for name in _MADE_WITH},
    )  # fmt: skip
    if out.exists():
        shutil.rmtree(out)
    nlp.to_disk(out)
