"""Brings OR-Tools into memory ahead of the first search, without holding Python's lock for long.

Loading a library keeps the lock until the last of its pages is read from the disk. Its files are
therefore read first, which lets other threads run; what remains is short.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

PIECE = 1 << 20


def load_search() -> None:
    """Load what a search needs. Does nothing the second time; made for a worker."""
    for library in _libraries():
        with library.open("rb") as file:
            while file.read(PIECE):
                pass
    from solver.cpsat import search  # noqa: F401, PLC0415 - this is the loading


def _libraries() -> list[Path]:
    found = importlib.util.find_spec("ortools")
    folders = (found.submodule_search_locations if found else None) or []
    return [one for folder in folders for one in sorted(Path(folder, ".libs").glob("*"))]
