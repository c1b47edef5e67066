"""kg on a machine on which something goes wrong: `python -m benchmarks.kills.faulty FAULT NUMBER kg-arguments`.

`size` lets no file grow beyond so many bytes, as a disk does that is full; `rename` lets the so manieth renaming fail,
and all behind it, as a share does that has gone away; `temporary` lets nothing be written where temporary files go.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable
from itertools import count
from typing import Any

FAULTS = ("size", "rename", "temporary")


def _failing(real: Callable[..., Any], calls: Any, first: int) -> Callable[..., Any]:
    def renamed(source: Any, *rest: Any, **more: Any) -> Any:
        if next(calls) >= first:
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(source))
        return real(source, *rest, **more)

    return renamed


def prepare(fault: str, number: int) -> None:
    """Makes the machine faulty for this process and, where the system hands that on, for those that it starts."""
    if fault == "size":
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (number, number))
    elif fault == "rename":
        calls = count()
        for name in ("replace", "rename", "symlink"):
            setattr(os, name, _failing(getattr(os, name), calls, number))
    else:
        tempfile.tempdir = "/proc/nowhere"


def main() -> None:
    """Command line."""
    prepare(sys.argv[1], int(sys.argv[2]))
    sys.argv = ["kg", *sys.argv[3:]]
    from kg.cli import main as kg

    kg()


if __name__ == "__main__":
    main()
