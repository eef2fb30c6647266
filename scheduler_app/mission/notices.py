"""What somebody is to be told of a change, and whether they were: the log of a mission.

A notice keeps texts, not references: it says what was told even when the person or meeting is gone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from scheduler_app.mission.errors import check_number, check_year, require
from scheduler_app.mission.ids import NoticeId
from scheduler_app.mission.releases import LAST


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`person`: the id of a person, who then was called `name` and reached by `contact`. `text`: what is
    changed, a line each. `cause`: notices of one change share it. `told_on` None: not told yet. `since`:
    the kept version that the person knew; 0 where it is not known.
    """

    id: NoticeId
    person: str
    name: str
    contact: str = ""
    cause: str = ""
    made_on: datetime
    text: str = ""
    why: str = ""
    told_on: datetime | None = None
    told_how: str = ""
    note: str = ""
    internal_note: str = ""
    since: int = 0

    def __post_init__(self) -> None:
        require(self.name, "name")
        check_year("made_on", self.made_on)
        check_year("told_on", self.told_on)
        check_number("since", self.since, 0, LAST)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is changed, one by one."""
        return tuple(self.text.splitlines())

    def why_told(self, ours: Container[str]) -> str:
        """The reason as the person reads it: it is the delegation's own, so that only its delegates do.

        `ours`: their ids. Who is not known to be one of them reads none: a host may be deleted by now.
        """
        return self.why if self.person in ours else ""

    @property
    def is_told(self) -> bool:
        """Whether the person knows."""
        return self.told_on is not None


def told(notices: Iterable[Notice], on: datetime, how: str = "") -> dict[NoticeId, Notice]:
    """The same, ticked off."""
    return {one.id: replace(one, told_on=on, told_how=how) for one in notices}
