"""Everything found in one article, which depends on nothing but the article, the pipeline and the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ArticleError, KgError
from kg.left_out import by_mistake, left_out
from kg.limits import NO_LIMITS, Limits, TooMuchError, within
from kg.model import Article, Extraction
from kg.paths import Paths, listed
from kg.plain_text import Written, carried_back, plain_article

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.extraction import Extractor, Finding
    from kg.extraction.frames.own import OwnFrames
    from kg.language import Pipeline


def extract_article(
    article: Article,
    pipeline: Pipeline,
    extractor_names: list[str] | None = None,
    instead: Mapping[str, Extractor] | None = None,
    *,
    as_given: bool = False,
    limits: Limits = NO_LIMITS,
) -> Extraction:
    """Everything found in one article; depends on nothing but its arguments.

    What is analysed is the text as a reader reads it (`kg.plain_text`), or, `as_given`, exactly the article's text;
    offsets are those of the article's text. `instead` are extractors that take the place of installed ones of the same
    name. Raises UsageError for an extractor that is not installed, and ArticleError for whatever else goes wrong, also
    where the article takes more than the `limits`.
    """
    from kg.extraction import extractors
    from kg.language.syntax.remembered import let_go
    from kg.resolution import titled, with_title_claims

    chosen = extractors(extractor_names, instead)
    try:
        with within(limits):
            plain, written = (article, Written(article.text)) if as_given else plain_article(article)
            doc, found = _found_in(plain, pipeline, chosen)
            title = titled(doc, found)
            if title is not None:
                title_doc, claims = _found_in(title, pipeline, chosen)
                found = with_title_claims(found, doc, claims, title_doc)
                let_go(title_doc)
            let_go(doc)
            return carried_back(found, article, written)
    except KgError:
        raise
    except TooMuchError as error:
        raise left_out(article, f"{error}, or") from None
    except Exception as error:
        raise left_out(article, f"{by_mistake(error)};") from error


def _found_in(article: Article, pipeline: Pipeline, chosen: Mapping[str, Extractor]) -> tuple[Doc, Extraction]:
    import numpy as np

    from kg.language.syntax.remembered import forget
    from kg.resolution import resolve_article

    doc = pipeline.analyse(article)
    doc.tensor = np.zeros((0, 0))  # a kilobyte a word, which only pronouns have asked for
    findings = list(_findings(doc, article, chosen))
    forget(doc)  # resolution asks little of all that, and needs the memory
    return doc, resolve_article(doc, article, findings)


def _findings(doc: Doc, article: Article, chosen: Mapping[str, Extractor]) -> Iterator[Finding]:
    """What the extractors find; raises ArticleError for what can be no finding of the article."""
    from kg.extraction.soundness import fault_of

    for name, extractor in chosen.items():
        for found in extractor(doc, article):
            fault = fault_of(found, len(article.text))
            if fault is not None:
                raise ArticleError(
                    f"{article.path}: left out, by a mistake in the extractor {name!r}, which gives {fault}; mend or "
                    "remove its package"
                )
            yield found


def read_frames(files: Paths) -> OwnFrames:
    """A user's own frame files (docs/frames.md), one or several, checked against the vocabulary.

    Raises InputError, with file and line, for one that cannot be read, is broken, or would change what a predicate of
    the vocabulary means.
    """
    from kg.extraction.frames.own import read_own_frames

    return read_own_frames([Path(file) for file in listed(files)])


def own_extractors(frames: OwnFrames | Paths) -> dict[str, Extractor] | None:
    """The extractors that take the place of installed ones where somebody has frames of their own; None without any."""
    from kg.extraction.frames import extractor_with

    own = read_once(frames)
    return {"frames": extractor_with(own.frames)} if own.frames else None


def read_once(frames: OwnFrames | Paths) -> OwnFrames:
    """Frames that were read, or their files read now, as `read_frames` does."""
    from kg.extraction.frames.own import OwnFrames

    return frames if isinstance(frames, OwnFrames) else read_frames(frames)
