"""Brings OR-Tools into memory ahead of the first search, without holding Python's lock for long.

An import keeps the lock until the whole library is read and linked. Its files are therefore read
first, and linked by a foreign call, both of which let other threads run; what remains is short.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
from pathlib import Path

PIECE = 1 << 20


def load_search() -> None:
    """Load what a search needs. Does nothing the second time; made for a worker."""
    libraries = _libraries()
    for library in libraries:
        with library.open("rb") as file:
            while file.read(PIECE):
                pass
    _link([one for one in libraries if one.name.startswith("libortools.")])
    from solver.cpsat import search  # noqa: F401, PLC0415 - this is the loading


def _link(libraries: list[Path]) -> None:
    """Only where the system has `dlopen`; elsewhere the import does it all."""
    if os.name != "posix":
        return
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype, dlopen.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_int]
    for library in libraries:
        dlopen(os.fsencode(library), os.RTLD_NOW)


def _libraries() -> list[Path]:
    found = importlib.util.find_spec("ortools")
    folders = (found.submodule_search_locations if found else None) or []
    return [one for folder in folders for one in sorted(Path(folder, ".libs").glob("*"))]
