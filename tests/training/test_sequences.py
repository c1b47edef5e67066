import itertools
import math

import pytest

from kg.language.parsing.encoder.tag_sequences import closes, follows, opens

TAGS = ("O", "B-ORG", "I-ORG", "E-ORG", "S-ORG")


def test_the_loss_is_that_of_all_sequences_that_the_annotation_allows() -> None:
    torch = pytest.importorskip("torch")
    from training.encoder.sequences import Steps, sequence_loss

    torch.manual_seed(3)
    scores, steps = torch.randn(2, 3, 5), torch.randn(5, 5)
    allowed = torch.rand(2, 3, 5) < 0.6
    allowed[:, :, 0] = True
    lengths = torch.tensor([3, 2])

    def mass(row: int, open_ones: object) -> float:
        n, total = int(lengths[row]), 0.0
        for tags in itertools.product(range(5), repeat=n):
            fits = opens(TAGS[tags[0]]) and closes(TAGS[tags[-1]])
            fits = fits and all(follows(TAGS[a], TAGS[b]) for a, b in itertools.pairwise(tags))
            if fits and (open_ones is None or all(allowed[row, i, t] for i, t in enumerate(tags))):
                own = sum(float(scores[row, i, t]) for i, t in enumerate(tags))
                total += math.exp(own + sum(float(steps[a, b]) for a, b in itertools.pairwise(tags)))
        return total

    expected = sum(math.log(mass(row, None)) - math.log(mass(row, allowed)) for row in range(2)) / 5
    assert float(sequence_loss(scores, steps, allowed, lengths, Steps(TAGS))) == pytest.approx(expected, abs=1e-4)
