"""How well reports of events meet the labels of an article, and where they do not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc

from benchmarks.events.label_matching import Filled, of_label, of_report, paired
from benchmarks.statements.tally import Share
from kg.language.syntax.offsets import tokens_at
from kg.model import EventReport, Span
from training.corpus.articles import CorpusArticle
from training.scores import Tally


@dataclass(slots=True)
class EventScores:
    """Counts over articles. Roles are PropBank's; participants are counted of the words that both have.

    `errors`: kind of error -> what it is -> examples.
    """

    words: Tally = field(default_factory=Tally)
    rolesets: Share = field(default_factory=Share)
    statuses: Share = field(default_factory=Share)
    roles: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: defaultdict[str, defaultdict[str, list[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def add(self, article: CorpusArticle, doc: Doc, reports: Iterable[EventReport[Span]], cues: Iterable[Span]) -> None:
        """Counts one article; words inside `cues`, which quotations hold, are left out on both sides."""
        silent = {span.start for span in cues}
        gold = {e.word.start: e for e in article.events if e.word.start not in silent}
        found = {report.words[0].start: report for report in reports if report.words[0].start not in silent}
        self.words.add(found.keys(), gold.keys())
        for start in gold.keys() - found.keys():
            self._err("missed word", f"{gold[start].roleset} {gold[start].status.value}", doc, gold[start].word)
        for start in found.keys() - gold.keys():
            self._err("extra word", f"{found[start].roleset} {found[start].status.value}", doc, found[start].words[0])
        for start in sorted(gold.keys() & found.keys()):
            report, event = found[start], gold[start]
            if event.roleset is not None:
                self.rolesets.add(report.roleset == event.roleset)
                if report.roleset != event.roleset:
                    self._err("roleset", f"{event.roleset} as {report.roleset}", doc, event.word)
            self.statuses.add(report.status is event.status)
            if report.status is not event.status:
                self._err("status", f"{event.status.value} as {report.status.value}", doc, event.word)
            self._participants(of_report(report, doc), of_label(event, article, doc), doc, event.word)

    def _participants(self, ours: list[Filled], theirs: list[Filled], doc: Doc, word: Span) -> None:
        pairs = paired(ours, theirs)
        right = {id(one) for pair in pairs for one in pair}
        for key in ("all", "entities", "words", *{f.role for f in (*ours, *theirs)}):
            tally = self.roles[key]
            tally.found += sum(_is(f, key) for f in ours)
            tally.wanted += sum(_is(f, key) for f in theirs)
            tally.right += sum(_is(t, key) for _, t in pairs)
        for name, side, others in (("missed", theirs, ours), ("extra", ours, theirs)):
            for one in (f for f in side if id(f) not in right):
                other = next((o for o in others if one.is_as(o)), None)
                kind = "entity" if one.is_entity else "words"
                what = f"{one.role} {kind}" + (f", other side {other.role}" if other is not None else "")
                self._err(f"{name} participant", what, doc, word, one.span)

    def _err(self, kind: str, what: str, doc: Doc, word: Span, filler: Span | None = None) -> None:
        sentence = tokens_at(doc, word)[0].sent
        text, start = sentence.text, sentence.start_char
        marked = (
            f"{text[: word.start - start]}<<{text[word.start - start : word.end - start]}>>{text[word.end - start :]}"
        )
        about = "" if filler is None else f" [{filler.of(doc.text)}]"
        self.errors[kind][what].append(" ".join(marked.split()) + about)

    def table(self) -> list[str]:
        """The figures in lines of Markdown, in per cent."""
        lines = ["| | precision | recall | F1 | found | wanted |", "|---|---:|---:|---:|---:|---:|"]
        lines.append(_row("event words", self.words))
        lines += [
            _row(key, self.roles[key])
            for key in sorted(self.roles, key=lambda k: (k.startswith("ARG"), k))
            if self.roles[key].wanted + self.roles[key].found >= 20
        ]
        lines += ["", f"roleset {100 * self.rolesets.value:.1f} of {self.rolesets.of}"]
        return [*lines, f"status {100 * self.statuses.value:.1f} of {self.statuses.of}"]

    def most(self, kind: str, kinds: int, examples: int) -> list[str]:
        """The most frequent errors of a kind, each with examples."""
        counted = Counter({what: len(where) for what, where in sorted(self.errors[kind].items())})
        lines = [f"## {kind}: {counted.total()}"]
        for what, count in counted.most_common(kinds):
            lines += [f"{count:5} {what}", *(f"        {one}" for one in self.errors[kind][what][:examples])]
        return lines


def _is(filled: Filled, key: str) -> bool:
    return key in {"all", filled.role, "entities" if filled.is_entity else "words"}


def _row(name: str, tally: Tally) -> str:
    figures = (tally.precision, tally.recall, tally.f)
    return f"| {name} | " + " | ".join(f"{100 * f:.1f}" for f in figures) + f" | {tally.found} | {tally.wanted} |"
