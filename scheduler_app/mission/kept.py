"""A kept state of a mission as a whole: what was sent out, or what somebody gave a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scheduler_app.mission.mission import Mission


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVersion:
    """`saved_at`: when it was kept (UTC). The number is that of the mission, and never used twice in a file."""

    name: str
    saved_at: datetime
    mission: Mission

    @property
    def number(self) -> int:
        """The number that paper shows."""
        return self.mission.version
