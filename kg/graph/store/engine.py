"""Opens the files of a store with Oxigraph, where the system lets this process have what that takes.

RocksDB under it calls a sound store damaged where a process may have few open files, and ends the process where it gets
no memory for its threads.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pyoxigraph as ox

from kg.errors import StoreError

#: Oxigraph asks for 96, and some for what else is open.
_OPEN_FILES = 256
_MIB = 1 << 20
#: What opening takes of the address space: measured 330 MiB on two cores, and each core has a thread, with its heap.
_SPACE, _SPACE_OF_A_CORE = 256 * _MIB, 128 * _MIB


def open_store(folder: Path) -> ox.Store:
    """The store in a folder, to read and write; a new one where there is none.

    Raises StoreError where the system allows too little, and OSError or RuntimeError for what is wrong with the files.
    """
    _check_limits()
    return ox.Store(folder)


def open_store_to_read(folder: Path) -> ox.Store:
    """The store in a folder of a build, which nobody can write to this way.

    Raises StoreError where the system allows too little, and where the store is damaged.
    """
    _check_limits()
    try:
        return ox.Store.read_only(str(folder))
    except (OSError, RuntimeError) as error:  # RocksDB tells of damage by either
        reason = " ".join(str(error).split())
        raise StoreError(
            f"the graph in {folder.parent} is damaged and cannot be opened ({reason}); run kg build again"
        ) from error


def _check_limits() -> None:
    if sys.platform == "win32":
        return
    import resource

    files, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if 0 <= files < _OPEN_FILES:
        if 0 <= most < _OPEN_FILES:
            raise StoreError(
                f"a process may open only {most} files here, and the graph needs more; allow {_OPEN_FILES} (ulimit -n)"
            )
        resource.setrlimit(resource.RLIMIT_NOFILE, (_OPEN_FILES, most))
    space, _ = resource.getrlimit(resource.RLIMIT_AS)
    if space < 0 or not (taken := _address_space()):
        return
    needed = taken + _SPACE + _SPACE_OF_A_CORE * (os.cpu_count() or 1)
    if space < needed:
        raise StoreError(
            f"a process may have only {space // _MIB} MB of address space here, and the graph needs {needed // _MIB}; "
            "allow more (ulimit -v)"
        )


def _address_space() -> int:
    """The bytes of address space that this process has; 0 where the system does not tell."""
    try:
        pages = Path("/proc/self/statm").read_bytes().split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
