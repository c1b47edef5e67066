"""What a graph was built of and with, known again from its recipe and its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.building import Settings
from kg.errors import StoreError, UsageError
from kg.jobs import OWN_RECORDS, RecordStore, rules_of
from kg.model import Article
from kg.paths import AnyPath

if TYPE_CHECKING:
    from kg.graph.store.recipe import Ingredient, Recipe
    from kg.resolution import Decisions

#: So many names a message tells.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Base:
    """A graph that is there: its `inputs` (`kg.graph.Meta`), how it was built, its articles, and where records lie."""

    inputs: str
    how: Settings
    articles: Sequence[Article]
    cache: Path


def base_of(
    out: Path,
    *,
    decisions: AnyPath | None,
    pipeline: str | None,
    cache: AnyPath | None,
    on_notice: Callable[[str], None],
) -> Base:
    """What the graph in `out` was built of and with; `decisions` take the place of those that it was built with.

    `pipeline` is the folder of the one that it was built with, where it lies in one, and `cache` where its records are,
    by default in `out`. Raises StoreError where there is no graph, or it or its records do not tell enough, and
    UsageError for a pipeline that is not that of the graph.
    """
    from kg.extraction.frames.own import own_frames_of
    from kg.graph import current_build
    from kg.graph.store.layout import read_meta
    from kg.graph.store.output import check_place
    from kg.graph.store.recipe import read_recipe
    from kg.resolution import decisions_of, read_decisions

    folder = current_build(out)
    check_place(out)
    meta = read_meta(folder)
    recipe = read_recipe(folder, meta)
    decided: Decisions | None = None
    if decisions is not None:
        decided = read_decisions(Path(decisions))
    elif recipe.decisions is not None:
        decided = decisions_of(recipe.decisions.name, recipe.decisions.text)
    frames = own_frames_of((file.name, file.text) for file in recipe.frames)
    rules = rules_of(_pipeline(recipe, pipeline), frames)
    store = RecordStore(out / OWN_RECORDS if cache is None else Path(cache))
    articles = _articles(recipe.articles, store)
    if rules.digest != recipe.rules:
        on_notice(
            f"kg, its data or the pipeline has changed since the graph in {out} was built, so all its articles are "
            "read anew, from their texts as they were kept"
        )
    else:
        damaged = [
            file.file
            for file, article in zip(recipe.articles, articles, strict=True)
            if rules.name_of(article) != file.record
        ]
        if damaged:
            raise _gone(damaged, len(articles), store)
    how = Settings(rules, recipe.base_iri, recipe.story, recipe.mentions, recipe.files, decided)
    return Base(meta.inputs, how, articles, store.folder)


def _pipeline(recipe: Recipe, given: str | None) -> str | None:
    """The pipeline that the graph was built with, as this computer finds it."""
    if recipe.in_folder:
        if given is None:
            raise UsageError(
                f"the graph was built with the pipeline of a folder {recipe.pipeline!r}, of which the place is not "
                "kept; name it with --pipeline"
            )
        return given
    if given not in (None, recipe.pipeline):
        built = "the one that comes with kg" if recipe.pipeline is None else repr(recipe.pipeline)
        raise UsageError(
            f"the graph was built with another pipeline, {built}; leave --pipeline out, or run kg build with all "
            "articles and the one that you want"
        )
    return recipe.pipeline


def _articles(ingredients: Sequence[Ingredient], store: RecordStore) -> list[Article]:
    found = [(each, store.article(each.record, each.file)) for each in ingredients]
    if missing := [each.file for each, article in found if article is None]:
        raise _gone(missing, len(ingredients), store)
    return [article for _, article in found if article is not None]


def _gone(files: Sequence[str], total: int, store: RecordStore) -> StoreError:
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    return StoreError(
        f"of {len(files)} of the {total} articles of the graph nothing, or nothing whole, is kept in {store.folder}: "
        f"{', '.join(files[:_NAMED])}{more}; name the folder of their records with --cache, or run kg build again, "
        "once, with all articles and without --no-cache"
    )
