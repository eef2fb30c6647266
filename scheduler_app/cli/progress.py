"""Progress at the terminal: one line on standard error that is written over."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from typing import TYPE_CHECKING, Self

from scheduler_app.cli.speaking import is_terminal
from scheduler_app.i18n import tr

if TYPE_CHECKING:
    from scheduler_app.planning import Progress

WIDTH = 24
EVERY_SECONDS = 0.1


class Line:
    """A line that is written over; silent where nobody watches. Any thread may write."""

    def __init__(self) -> None:
        self._is_seen = is_terminal()
        self._longest = 0
        self._lock = threading.Lock()
        self._written_at = float("-inf")

    def write(self, text: str, *, is_last: bool = False) -> None:
        """Show a text, at most some ten a second (the last one always)."""
        if not self._is_seen:
            return
        with self._lock:
            now = time.monotonic()
            if not is_last and now - self._written_at < EVERY_SECONDS:
                return
            self._written_at = now
            text = text[: shutil.get_terminal_size().columns - 1]
            sys.stderr.write("\r" + text.ljust(self._longest))
            sys.stderr.flush()
            self._longest = max(self._longest, len(text))

    def clear(self) -> None:
        """Take the line away."""
        if self._longest:
            self.write("", is_last=True)
            sys.stderr.write("\r")
            sys.stderr.flush()


class SolveBar:
    """How a solve goes on: time, requests placed, the goal at work and how far from its bound."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._line = Line()

    def __enter__(self) -> Self:
        self._line.write(tr("Solving …"))
        return self

    def __exit__(self, *_: object) -> None:
        self._line.clear()

    def show(self, progress: Progress) -> None:
        """Show one sign of life."""
        gap = f" ({progress.gap:.1%})" if progress.gap < 1 else ""
        text = tr(
            "{bar} {seconds:.0f} s  {placed} of {requested} placed  {tier}: {value}, bound {bound}{gap}"
        ).format(
            bar=bar(progress.seconds, self._seconds),
            seconds=progress.seconds,
            placed=progress.placed,
            requested=progress.requested,
            tier=progress.tier.value,
            value=progress.value,
            bound=progress.bound,
            gap=gap,
        )
        self._line.write(text)


class CountBar:
    """How many of a known number are done."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._line = Line()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.clear()

    def show(self, done: int, total: int) -> None:
        """Show the count."""
        self._line.write(f"{bar(done, total)} {self._what} {done}/{total}", is_last=done == total)


def bar(done: float, total: float) -> str:
    """A bar of fixed width."""
    filled = round(WIDTH * min(1.0, done / total)) if total > 0 else 0
    return "[" + "#" * filled + "." * (WIDTH - filled) + "]"
