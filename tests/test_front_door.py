"""What `import kg` gives, as a program would use it."""

from pathlib import Path

import pytest

import kg


def test_articles_are_extracted_built_and_opened_from_python(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The court convicted Peter Coleman of fraud.", encoding="utf-8")
    (found,) = kg.extract([tmp_path / "a.txt"])
    assert [s.predicate for s in found.statements] == ["convictedOf"]
    assert kg.build([tmp_path / "a.txt"], tmp_path / "out").articles == 1
    assert kg.open_graph(tmp_path / "out").meta.counts["articles"] == 1


def test_every_exported_name_is_there_and_no_other() -> None:
    assert all(hasattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = kg.nonsense
