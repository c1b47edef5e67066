"""Tokenization as the treebanks EWT and GUM have it, where spaCy's English rules differ."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.attrs import LENGTH, LIKE_EMAIL, LIKE_URL, SPACY  # type: ignore[import-not-found,unused-ignore]
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found,unused-ignore]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found,unused-ignore]
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex, registry

from kg.language.parsing.word_bounds import cuts, runs, whole_words
from kg.reach import STRETCH

#: A hyphen after one of these stays inside the word ("co-star", "re-elected"), as in EWT and GUM.
PREFIXES = (
    "co", "re", "pre", "post", "non", "anti", "ex", "sub", "semi", "multi", "inter", "un", "de", "mid", "e", "bio",
    "micro", "mini", "counter", "pro", "neo", "arch", "cross", "cyber", "extra", "intra", "macro", "mega",
    "mono", "over", "pseudo", "psycho", "socio", "super", "ultra",
)  # fmt: skip
#: A hyphen before one of these does.
SUFFIXES = ("esque", "fest", "fold", "gate", "ish", "itis", "less", "wise")
#: Name of the tokenizer in a pipeline's config.cfg.
TOKENIZER = "kg.NewsTokenizer.v1"
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "'s", "’s", "'re", "’re", "'m", "’m"})
_PREFIXED = re.compile(rf"({'|'.join(PREFIXES)})-([a-z]+)", re.IGNORECASE)
#: Exceptions of spaCy that are more often something else: "Wed." is no "We'd.", "(8)" no face.
_NO_EXCEPTIONS = frozenset({"id", "Id", "wed", "Wed", "hed", "Hed", "and/or", "(;", "(=", "):", "8)"})
#: So many characters before the end of a stretch decide what is cut off there.
_FURTHEST_BACK = 64
#: Read in parts: spaCy copies a stretch without blanks whole for each mark that it cuts off.
_LONG = re.compile(rf"\S{{{STRETCH + 1},}}")
_UP_TO_A_MARK = re.compile(r".*\W", re.DOTALL)
_CONTRACTED = {
    "wanna": ("wan", "na"),
    "lotta": ("lot", "ta"),
    "gimme": ("gim", "me"),
    "lemme": ("lem", "me"),
    "outta": ("out", "ta"),
}


class NewsTokenizer(Tokenizer):  # type: ignore[misc,unused-ignore]
    """spaCy's tokenizer, corrected where only a look beyond the next blank tells the bounds of a word."""

    def __call__(self, string: str) -> Doc:
        """The words of a text; `doc.text == string`, `token.idx` counts code points."""
        bounds = cuts(string)
        blanks: set[int] = set()
        links: list[tuple[int, int]] = []
        end = 0
        for length, blank, url, email in self._plain_words(string):
            start, end = end, end + length
            bounds.add(start)
            bounds.add(end)
            if url or email:
                links.append((start, end))
            if blank:
                blanks.add(end)
                end += 1
                bounds.add(end)
        wholes = whole_words(string)
        bounds.update(*wholes)
        for start, end in (*wholes, *runs(string), *links):
            bounds.difference_update(range(start + 1, end))
        words: list[str] = []
        spaces: list[bool] = []
        for start, end in pairwise(sorted(bounds)):
            if start in blanks:
                spaces[-1] = True
            else:
                words.append(string[start:end])
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _plain_words(self, string: str) -> Iterator[tuple[int, bool, bool, bool]]:
        """(length, whether a blank follows, whether it is an address of the web, or of mail) of each word by spaCy."""
        for start, end in pairwise((0, *_parting(string), len(string))):
            yield from super().__call__(string[start:end]).to_array([LENGTH, SPACY, LIKE_URL, LIKE_EMAIL]).tolist()

    def find_infix(self, string: str) -> list[re.Match[str]]:
        """Where a stretch is cut inside; no rule of the shipped pipeline cuts among letters alone."""
        return [] if string.isalpha() else list(super().find_infix(string))

    def find_suffix(self, string: str) -> int:
        """How much is cut off at the end of a stretch; of letters alone nothing is."""
        # no rule looks further back, and a long stretch would be looked through again for each cut
        return 0 if string.isalpha() else int(super().find_suffix(string[-_FURTHEST_BACK:]))


def _parting(string: str) -> Iterator[int]:
    """Where a text is parted so that no stretch is too long: behind a mark where there is one, else anywhere."""
    for stretch in _LONG.finditer(string):
        start = stretch.start()
        while stretch.end() - start > STRETCH:
            marked = _UP_TO_A_MARK.match(string, start + STRETCH // 2, start + STRETCH)
            start = marked.end() if marked else start + STRETCH
            yield start


@registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator,unused-ignore]
def make_news_tokenizer() -> Callable[[Language], NewsTokenizer]:
    """What spaCy calls to load a saved pipeline; the rules come from the pipeline's folder."""
    return lambda nlp: NewsTokenizer(nlp.vocab)


def adapt_tokenizer(nlp: Language) -> None:
    """Gives a blank English pipeline the tokenizer of the treebanks, in its configuration too, so that it is saved.

    To load the saved pipeline, this module must be imported first.
    """
    plain = nlp.tokenizer
    if not isinstance(plain, Tokenizer):
        raise TypeError(f"only spaCy's own tokenizer can be given other rules, not {plain!r}")
    prefix = "".join(rf"(?<!\b{p})(?<!\b{p.capitalize()})" for p in PREFIXES)
    suffix = rf"(?!(?:{'|'.join(SUFFIXES)})\b)"
    infixes = []
    for infix in map(str, nlp.Defaults.infixes or ()):
        # spaCy's rule for hyphens between letters is the one that lists all kinds of them
        infixes.append(prefix + infix + suffix if "–|—|--|---" in infix else infix)
    infixes += [r"[“”]", r"(?<=\w)[,:;](?=[“\"])", r"(?<=[,:;—])\""]
    # "AK-47"; "U.S.-led", "Va.-based"; "tired?But", "tired;but"
    infixes += [rf"{prefix}(?<=[A-Za-z])-(?=\d)", r"(?<=[A-Za-z]\.)-(?=[A-Za-z])", r"(?<=[a-z])[?!;](?=[A-Za-z])"]
    # "end.[17] Next"
    infixes += [r"(?<=[a-z])\.(?=\[\d)", r"(?<=[.,;])\[(?=\d)"]
    rules = {word: rule for word, rule in (plain.rules or {}).items() if word not in _NO_EXCEPTIONS}
    for word, parts in _CONTRACTED.items():
        rules[word] = [{ORTH: part} for part in parts]
        rules[word.capitalize()] = [{ORTH: parts[0].capitalize()}, {ORTH: parts[1]}]
    nlp.tokenizer = NewsTokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=plain.prefix_search,
        suffix_search=plain.suffix_search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        url_match=plain.url_match,
    )
    nlp.config["nlp"]["tokenizer"] = {"@tokenizers": TOKENIZER}


@Language.factory("prefixed_lemmas")
def make_prefixed_lemmas(nlp: Language, name: str) -> PrefixedLemmas:
    """The component; it asks the pipeline's lemmatizer for the word behind the prefix."""
    return PrefixedLemmas(nlp)


class PrefixedLemmas:
    """A spaCy component that gives "co-starred" the lemma "co-star": the lemma of the word behind the prefix.

    It also reads "was co-starring" as an active verb; the treebanks have too few such words for the tagger to know.
    """

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with the lemmas of prefixed verbs and nouns set anew."""
        hyphened = [i for i, token in enumerate(doc) if "-" in token.text]
        lemmatizer = next((c for n, c in self.nlp.pipeline if n == "lemmatizer"), None) if hyphened else None
        for place in hyphened:
            token = doc[place]
            match = _PREFIXED.fullmatch(token.text)
            if match and token.tag_ in {"JJ", "VBN"} and token.lower_.endswith("ing"):
                _as_verb(token)
            if match and lemmatizer is not None and token.pos_ in {"VERB", "NOUN"}:
                rest = Doc(
                    doc.vocab, words=[match.group(2)], pos=[token.pos_], tags=[token.tag_], morphs=[str(token.morph)]
                )
                token.lemma_ = f"{match.group(1).lower()}-{lemmatizer(rest)[0].lemma_}"
        return doc


def _as_verb(word: Token) -> None:
    """Makes a participle in "-ing" that stands with a form of "be" and a subject the active verb of its clause."""
    forms = [c for c in word.children if c.dep_ in {"cop", "aux", "aux:pass"} and c.lower_ in _BE]
    subjects = [c for c in word.children if c.dep_.startswith("nsubj")]
    if forms and subjects:
        word.tag_, word.pos_ = "VBG", "VERB"
        word.set_morph("Tense=Pres|VerbForm=Part")  # type: ignore[attr-defined,unused-ignore]
        forms[-1].dep_, subjects[-1].dep_ = "aux", "nsubj"
