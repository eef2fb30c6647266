"""What was sent out: a kept version of the mission, when, and who holds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scheduler_app.mission.errors import check_number, check_year, require
from scheduler_app.mission.ids import ReleaseId

LAST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """`version`: the kept version of the file that was sent. `holders`: ids of those who have it."""

    id: ReleaseId
    name: str
    version: int
    sent_on: datetime
    holders: tuple[str, ...] = ()
    internal_note: str = ""

    def __post_init__(self) -> None:
        require(self.name, "name")
        check_number("version", self.version, 1, LAST)
        check_year("sent_on", self.sent_on)
