"""What the encoder hands on to `kg_roles`, which needs lemmas and the tree to make predicates and arguments of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: The key in `Doc.user_data` under which a Doc's scores lie until they are read.
ROLES = "kg_role_scores"


@dataclass(slots=True)
class RoleScores:
    """For each of n tokens: the log-odds that it is a predicate, [n], -inf for blanks; its vectors as a meaning of its
    word, as a predicate and as an argument, [n, width] each."""

    odds: NDArray[np.float32]
    senses: NDArray[np.float32]
    as_predicate: NDArray[np.float32]
    as_argument: NDArray[np.float32]
