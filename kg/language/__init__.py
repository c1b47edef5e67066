"""Article -> spaCy Doc: blocks, the English pipeline, names, dates and coreference."""

from kg.language.pipeline import Pipeline, load_nlp, load_pipeline
from kg.language.text.blocks import Block, BlockKind

__all__ = ["Block", "BlockKind", "Pipeline", "load_nlp", "load_pipeline"]
