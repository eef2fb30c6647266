"""What can be wrong with data from outside; `scheduler_app.wording.exchange` speaks."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.mission.errors import MissionError


class ExchangeError(ValueError):
    """Data that does not come in; nothing of it has."""


@dataclass(kw_only=True, eq=False)
class NotJson(ExchangeError):  # noqa: N818 - says what the text is
    """Not JSON at all: empty, or where reading it ended, from 1, where that is known."""

    line: int | None = None
    column: int | None = None
    is_empty: bool = False


@dataclass(kw_only=True, eq=False)
class DoubledKey(ExchangeError):  # noqa: N818
    """JSON that says one thing twice, so that nobody knows which counts."""

    key: str


class NotAMissionExport(ExchangeError):  # noqa: N818
    """JSON, but not of a mission."""


@dataclass(kw_only=True, eq=False)
class NewerExport(ExchangeError):  # noqa: N818
    """Exported by a later Attaché."""

    found: int
    known: int


@dataclass(kw_only=True, eq=False)
class FaultyExport(ExchangeError):  # noqa: N818
    """A mission with faults: all of them, at least one, each naming table, record and field."""

    faults: tuple[MissionError, ...]

    def __str__(self) -> str:
        """A line for logs and tests."""
        return "; ".join(map(str, self.faults))
