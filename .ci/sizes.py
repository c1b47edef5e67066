"""Prints what an installed kg brings: `PYTHON .ci/sizes.py`, by the Python of the environment where kg is installed.

For each package that kg asks for: its own files, and what would go with it, that is, what nothing else needs; in MB (a
million bytes), without the compiled files that Python makes of its own.
"""

import importlib.metadata
import os
import re

from packaging.requirements import Requirement  # which spaCy brings


def plain(name: str) -> str:
    """The name of a package as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(package: importlib.metadata.Distribution) -> set[str]:
    """What a package asks for without extras and on this machine."""
    wanted = map(Requirement, package.requires or ())
    return {plain(each.name) for each in wanted if each.marker is None or each.marker.evaluate({"extra": ""})}


def reached(start: str, needs: dict[str, set[str]], without: str = "") -> set[str]:
    """All that is needed to have a package, if one were not there."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name not in found and name != without:
            found.add(name)
            waiting += needs.get(name, ())
    return found


packages = {plain(each.metadata["Name"]): each for each in importlib.metadata.distributions()}
needs = {name: needed(package) & packages.keys() for name, package in packages.items()}
sizes = {
    name: sum(os.path.getsize(path) for each in package.files or () if os.path.exists(path := str(each.locate()))) / 1e6
    for name, package in packages.items()
}
everything = reached("kg-news", needs)
whole = sum(sizes[name] for name in everything)
print(f"{whole:.0f} MB in {len(everything)} packages, of which kg {sizes['kg-news']:.0f} MB")
rows = []
for name in needs["kg-news"]:
    gone = everything - reached("kg-news", needs, without=name)
    rows.append((sum(sizes[each] for each in gone), name, sorted(gone - {name}, key=lambda each: -sizes[each])))
for with_it, name, others in sorted(rows, reverse=True):
    print(f"{name:20}{sizes[name]:7.1f}{with_it:7.1f}  {', '.join(others)}")
