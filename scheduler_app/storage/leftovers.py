"""Hidden files under which something is written before it has its name, and what killed runs left of them.

A name tells who writes it: this machine and the process. What no process writes any more is swept when
the next file is made or opened in the same folder.
"""

from __future__ import annotations

import os
import re
import secrets
import socket
import sys
import time
import zlib
from contextlib import suppress
from pathlib import Path

OLD_SECONDS = 24 * 3600
"""What another machine, or a process whose number is in use again, has not touched so long is left over."""

_PART = re.compile(
    r"^\.(?:.*\.)?(?:[0-9a-f]{16}|(?P<machine>[0-9a-f]{8})-(?P<process>[0-9a-f]+)-)?[0-9a-f]{8}"
    r"\.part(?:-journal)?$",
    re.DOTALL,
)


def part_of(path: Path) -> Path:
    """A hidden name beside a path that nobody else uses."""
    mark = f"{_machine()}-{os.getpid():x}-{secrets.token_hex(4)}"
    stem = path.name.encode("utf-8", "ignore")[:100].decode("utf-8", "ignore")
    return path.with_name(f".{stem}.{mark}.part")


def sweep(folder: Path) -> None:
    """Remove what killed runs left in a folder; where that cannot be done, it stays."""
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            name = _PART.match(entry.name)
            if name and entry.is_file(follow_symlinks=False) and _is_left_over(entry, name):
                with suppress(OSError):
                    Path(entry.path).unlink()


def _is_left_over(entry: os.DirEntry[str], name: re.Match[str]) -> bool:
    if name["machine"] == _machine() and not _is_running(int(name["process"], 16)):
        return True
    return entry.stat(follow_symlinks=False).st_mtime < time.time() - OLD_SECONDS


def _machine() -> str:
    return f"{zlib.crc32(socket.gethostname().encode()):08x}"


if sys.platform == "win32":  # asking would end the process there

    def _is_running(_process: int) -> bool:
        return True

else:

    def _is_running(process: int) -> bool:
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except OSError:
            return True
        return True
