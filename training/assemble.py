"""Puts the trained parts, the lemmatizer and the meta data together as the folder that the package ships."""

from __future__ import annotations

import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.lookups import Lookups
from spacy.pipeline.lemmatizer import Lemmatizer
from spacy.tokens import Doc, DocBin

import kg.language.sentence_hints  # noqa: F401  (registers the component)
from kg.language.tokens import adapt_tokenizer

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
        "name": "all-MiniLM-L6-v2 (word vectors)",
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


def add_closed_classes(lookups: Lookups, docs: Iterable[Doc]) -> None:
    """Lemmas of auxiliaries, pronouns, determiners and particles, as the treebanks have them; the tables lack these."""
    seen: dict[str, dict[str, Counter[str]]] = {pos: defaultdict(Counter) for pos in ("AUX", "PRON", "DET", "PART")}
    for doc in docs:
        for token in doc:
            if token.pos_ in seen and token.lemma_ != "_":
                seen[token.pos_][token.lower_][token.lemma_] += 1
    for pos, forms in seen.items():
        lookups.get_table("lemma_exc")[pos.lower()] = {
            form: [min(lemmas, key=lambda x: (-lemmas[x], x))] for form, lemmas in sorted(forms.items())
        }
        for table in ("lemma_index", "lemma_rules"):
            lookups.get_table(table)[pos.lower()] = []


def mend_silent_e(lookups: Lookups) -> None:
    """Tells the lemmatizer that "hoping" is "hope" and not "hop".

    A verb of one vowel and one final consonant doubles it ("hopping"), so the undoubled form belongs to the verb with
    a silent e where both exist; the rule tables alone take the shorter one.
    """
    verbs = set(lookups.get_table("lemma_index")["verb"])
    exceptions = lookups.get_table("lemma_exc")["verb"]
    for verb in sorted(verbs):
        short = verb[:-1]
        if verb.endswith("e") and short in verbs and re.search(r"[^aeiou][aeiou][^aeiouwxy]$", short):
            for ending in ("ing", "ed", "er"):
                exceptions.setdefault(short + ending, [verb])


def assemble(work: Path, out: Path) -> None:
    """Writes the pipeline folder `out` from `work/anneal/model-best` and `work/names/model-best`."""
    nlp = spacy.load(work / "anneal/model-best")
    adapt_tokenizer(nlp)
    nlp.add_pipe("sentence_hints", before="parser")
    # imported for its entry point: the lemmatizer's tables
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    assert isinstance(lemmatizer, Lemmatizer)
    lemmatizer.initialize()
    mend_silent_e(lemmatizer.lookups)
    add_closed_classes(lemmatizer.lookups, DocBin().from_disk(work / "data/train/trees.spacy").get_docs(nlp.vocab))
    nlp.add_pipe("prefixed_lemmas")
    nlp.add_pipe("ner", source=spacy.load(work / "names/model-best"))
    nlp.meta.update(
        lang="en", name="kg_news", version="0.1.0", license="CC BY-SA 4.0", sources=SOURCES,
        description="Tags, morphology, lemmas, Universal Dependencies, sentences and names for English news.",
        author="The kg developers", email="", url="",
    )  # fmt: skip
    keep = {p.name: p.read_bytes() for p in (out.glob("*.md") if out.exists() else ())}
    if out.exists():
        shutil.rmtree(out)
    nlp.to_disk(out)
    for name, data in keep.items():
        (out / name).write_bytes(data)
    # the training's paths belong to one machine
    config = nlp.config.copy()
    config["paths"] = dict.fromkeys(config["paths"])
    config["initialize"]["vectors"] = None
    config.to_disk(out / "config.cfg")
