"""The project's own labelled news as what the network learns from: names, and whom each mention means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc, Token

from kg.language.parsing.tokens import adapt_tokenizer
from kg.model import EntityType, MentionForm, Span
from training.corpora import ORG, PERSON, PLACE, Sentence
from training.corpus.articles import CorpusArticle, read_articles
from training.encoder.meant import Mention
from training.encoder.named import EVENT, GROUP, KINDS, WORK, Annotated, Names
from training.encoder.roles import Frame

#: The kinds of names of the project's own corpus; what is no kind here (a group) is left open.
CORPUS_KINDS = {
    EntityType.PERSON: PERSON,
    EntityType.ORGANIZATION: ORG,
    EntityType.OUTLET: ORG,
    EntityType.PLACE: PLACE,
    EntityType.WORK: WORK,
    EntityType.DOCUMENT: WORK,
    EntityType.EVENT: EVENT,
}
#: Stretches of the project's own corpus have at least so many words, where the paragraph has.
_STRETCH = 30
_STOPS = frozenset({".", "!", "?"})
_CLOSING = frozenset({'"', "”", "’", "'", ")", "]"})
#: What begins the rest of a name behind its head: "University of Kent".
_JOINTS = frozenset({"of", "for", "in", "on", "at", ",", "("})
#: So many words from the event word at most an argument is looked for among the mentions of an entity.
_NEAR = 12


def corpus_names(path: Path) -> Iterator[Annotated]:
    """A packed part of the project's own corpus (training/corpus) in stretches of its paragraphs, told by `sent_id`.

    Sentences are not labelled: a stretch ends at a stop behind `_STRETCH` words. Names of groups are open, and so is
    any capitalised word that is no name, for it may belong to a people.
    """
    nlp = spacy.blank("en")
    adapt_tokenizer(nlp)
    for article in read_articles(path):
        for tokens in _stretches(nlp(article.text)):
            words = [t.text for t in tokens]
            spaces = [bool(t.whitespace_) for t in tokens]
            sentence = Sentence(words, spaces, sent_id=article.id)
            names, frames = _names_of(article, tokens), _frames_of(article, tokens)
            yield Annotated(sentence, names, "corpus", frames, _mentions_of(article, tokens))


def _stretches(doc: Doc) -> Iterator[list[Token]]:
    """The words of a text, cut at line breaks and, where a stretch is long enough, behind a full stop and its marks."""
    stretch: list[Token] = []
    stopped = False
    for token in doc:
        full = stopped and len(stretch) >= _STRETCH and token.text not in _CLOSING
        if stretch and (full or (token.is_space and "\n" in token.text)):
            yield stretch
            stretch = []
        if not token.is_space:
            stopped = token.text in _STOPS or (stopped and token.text in _CLOSING)
            stretch.append(token)
    if stretch:
        yield stretch


def _names_of(article: CorpusArticle, tokens: Sequence[Token]) -> Names:
    """The names in a stretch; one whose ends are no ends of words leaves the words that it touches open."""
    types = {entity.id: entity.type for entity in article.entities}
    starts = {t.idx: i for i, t in enumerate(tokens)}
    ends = {t.idx + len(t): i + 1 for i, t in enumerate(tokens)}
    names = Names(unsaid=frozenset((GROUP,)))
    for mention in article.mentions:
        touched = [i for i, t in enumerate(tokens) if t.idx < mention.span.end and mention.span.start < t.idx + len(t)]
        if mention.form is not MentionForm.NAME or not touched:
            continue
        kind = CORPUS_KINDS.get(types[mention.entities[0]])
        start, end = starts.get(mention.span.start), ends.get(mention.span.end)
        if kind is not None and start is not None and end is not None:
            names.sure.append((start, end, kind))
        else:
            open_kinds = frozenset(KINDS) if kind is not None else frozenset((GROUP,))
            names.open.append((touched[0], touched[-1] + 1, open_kinds))
    return names


def _mentions_of(article: CorpusArticle, tokens: Sequence[Token]) -> list[Mention]:
    """Whom the words of a stretch mean; of mentions with one head word the longest counts."""
    types = {entity.id: entity.type for entity in article.entities}
    found: dict[int, Mention] = {}
    for mention in sorted(article.mentions, key=lambda m: (m.span.start - m.span.end, m.span)):
        own = _inside(tokens, mention.span)
        if len(mention.entities) == 1 and own:
            chain = mention.entities[0]
            words = [tokens[i].text for i in own]
            word = own[_head(words, mention.form, types[chain])]
            pronoun = mention.form is MentionForm.PRONOUN
            found.setdefault(word, Mention(word, f"{article.id} {chain}", pronoun))
    return [found[word] for word in sorted(found)]


def _head(words: Sequence[str], form: MentionForm, kind: EntityType) -> int:
    """The place of the word that a treebank would hang the others on: the guide ends a description with it."""
    if form is MentionForm.NAME and kind is EntityType.PERSON:
        return 0
    small = (i for i, word in enumerate(words) if i and form is MentionForm.NAME and word in _JOINTS)
    return next(small, len(words)) - 1


def _frames_of(article: CorpusArticle, tokens: Sequence[Token]) -> list[Frame]:
    """The event words of a stretch with their rolesets, and those arguments that stand near them in it."""
    starts = {t.idx: i for i, t in enumerate(tokens)}
    types = {entity.id: entity.type for entity in article.entities}
    heads: dict[str, list[int]] = {}
    for mention in article.mentions:
        if len(mention.entities) == 1 and (own := _inside(tokens, mention.span)):
            word = own[_head([tokens[i].text for i in own], mention.form, types[mention.entities[0]])]
            heads.setdefault(mention.entities[0], []).append(word)
    found: list[Frame] = []
    for event in article.events:
        at = starts.get(event.word.start)
        if at is None or event.roleset is None:
            continue
        arguments = set()
        for argument in event.arguments:
            near = [i for entity in argument.entities for i in heads.get(entity, ()) if 0 < abs(i - at) <= _NEAR]
            own = _inside(tokens, argument.words) if argument.words is not None else []
            if own:
                near = [own[_head([tokens[i].text for i in own], MentionForm.NAME, EntityType.GROUP)]]
            if near:
                arguments.add((argument.role, min(near, key=lambda i: (abs(i - at), i))))
        found.append(Frame(at, event.roleset, tuple(sorted(arguments, key=lambda a: (a[1], a[0]))), partial=True))
    return found


def _inside(tokens: Sequence[Token], span: Span) -> list[int]:
    return [i for i, t in enumerate(tokens) if span.start <= t.idx and t.idx + len(t) <= span.end]
