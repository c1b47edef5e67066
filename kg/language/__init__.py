"""Article -> spaCy Doc: blocks, the English pipeline, names, dates and coreference."""

from kg.language.blocks import Block, BlockKind
from kg.language.pipeline import Pipeline, load_pipeline

__all__ = ["Block", "BlockKind", "Pipeline", "load_pipeline"]
