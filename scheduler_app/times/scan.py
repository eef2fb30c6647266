"""A text under a cursor: what was matched how far, and the fault where no reading reaches the end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

from scheduler_app.mission.errors import Fault, MissionError

Value = TypeVar("Value")
LONGEST = 20_000
"""Characters of one text; more is no list of hours that somebody typed."""
NAMED = 60
"""Characters of what was not understood that are named at most."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if code != ord("＂")}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−〜～~"), ord("-"))
_SPACES = dict.fromkeys(map(ord, "\t\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), ord(" "))
_OTHERS = {ord("、"): ord(","), ord("’"): ord("'"), ord("‘"): ord("'"), ord("\r"): ord("\n")}
_PLAIN = {**_WIDE, **_DASHES, **_SPACES, **_OTHERS}
_WITHIN = re.compile(r"(?<=[0-9])(?=[0-9])|(?<=[a-z])(?=[a-z\u00df-\u024f])")


class Scan:
    """A text in plain letters, each at the place of the one that was written.

    While `is_lenient`, what is understood but cannot be (31 April, 25:00) is read on as its fault;
    so a fault is only told where all the rest was understood.
    """

    def __init__(self, written: str) -> None:
        self.written = written.strip()
        if len(self.written) > LONGEST:
            raise MissionError(fault=Fault.NOT_UNDERSTOOD, value=shortened(self.written))
        self.text = "".join(_lower(char) for char in self.written.translate(_PLAIN))
        self.is_lenient = False
        self._furthest = 0

    def match(self, pattern: re.Pattern[str], at: int) -> re.Match[str] | None:
        """The pattern at a place, spaces before it passed over; it never ends within a word."""
        while at < len(self.text) and self.text[at] == " ":
            at += 1
        found = pattern.match(self.text, at)
        if found is None or (found[0] and _WITHIN.match(self.text, found.end())):
            return None
        self._furthest = max(self._furthest, found.end())
        return found

    def is_end(self, at: int) -> bool:
        """Whether only spaces follow."""
        return not self.text[at:].strip()

    def written_at(self, start: int, end: int) -> str:
        """A part of the text as it was written."""
        return shortened(self.written[start:end].strip())

    def sound(
        self, found: Iterator[tuple[Value | MissionError, int]]
    ) -> Iterator[tuple[Value | MissionError, int]]:
        """What was found without faults, but where faults are looked for."""
        return (one for one in found if self.is_lenient or not isinstance(one[0], MissionError))

    def fault(self, fault: Fault, start: int, end: int, other: str = "") -> MissionError:
        """A fault about a part of the text."""
        return MissionError(
            fault=fault, value=shortened(self.written),
            named=self.written_at(start, end), other=other,
        )  # fmt: skip

    def not_understood(self) -> MissionError:
        """The fault that names what stands behind all that was understood."""
        rest = self.written[self._furthest :].strip()
        is_all = not rest or len(rest) == len(self.written)
        return MissionError(
            fault=Fault.NOT_UNDERSTOOD if is_all else Fault.PART_NOT_UNDERSTOOD,
            value=shortened(self.written), named="" if is_all else shortened(rest),
        )  # fmt: skip


def shortened(text: str) -> str:
    """A text that fits into a sentence."""
    return text if len(text) <= NAMED else text[: NAMED - 1] + "…"


def _lower(char: str) -> str:
    lower = char.lower()
    return lower if len(lower) == 1 else char
