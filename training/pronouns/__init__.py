"""How kg learns whom pronouns mean: `python -m training.pronouns`; measured by `python -m benchmarks.coreference`."""
