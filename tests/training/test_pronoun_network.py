"""The network that learns whom pronouns mean, and the numpy code that asks it, give the same answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kg.language import load_pipeline
from kg.language.coreference.pronoun_ranker import trust
from kg.model import Span
from tests.articles import article
from tests.language.coreference.test_pronouns import before_pronouns
from training.pronouns.gold import Passage

TEXT = "Peter Coleman met Laura Whitfield. He thanked her for his letter. Frank Ellis said that he knew."


def test_numpy_and_torch_put_the_same_trust(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    from training.pronouns.examples import examples
    from training.pronouns.fit import write
    from training.pronouns.network import Batch, Network, spread

    place = TEXT.index("He")
    names = Span(0, 13), Span(18, 33)
    passage = Passage("x", article(TEXT), Span(place, place + 2), names, (True, False), feminine=False)
    (example,) = examples([passage], load_pipeline())
    pairs = example.pairs
    torch.manual_seed(1)
    network = Network((pairs.own.shape[1], pairs.asking.shape[1], pairs.between.shape[1])).eval()
    write([network], tmp_path / "w.npz")
    with np.load(tmp_path / "w.npz") as found:
        weights = {name: found[name].astype(np.float32) for name in found.files}
    batch = Batch.of([example])
    with torch.no_grad():
        _, wanted = spread(batch, network(batch), network.against)
    chains = before_pronouns(TEXT)
    asked = [chains.doc[int(h)] for h in pairs.units.head[np.unique(pairs.pronoun)]]
    for row, meant in enumerate(trust(chains, asked, weights).values()):
        for index, share in meant.items():
            assert share == pytest.approx(float(wanted[0, row, index]), abs=0.01)
