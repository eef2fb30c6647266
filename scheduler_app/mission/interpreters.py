"""Interpreters: what they speak, where and for whom they work, and their working time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scheduler_app.mission.errors import Fault, MissionError, check_number, check_year, require
from scheduler_app.mission.ids import CityId, InterpreterId, LegId, OrganisationId, named_once
from scheduler_app.mission.slots import Slot

MOST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpreter:
    """One who makes people understand each other who have no language in common.

    `city_ids`: where they work; in several cities they need the legs that take them there, `leg_ids`
    (empty: they live in each of their cities). `follows_id`: the organisation with which they stay
    all day; None: they serve whatever meeting needs them. `arrival` and `departure` bound their days
    as those of a delegate do, and `away` likewise. A day has at most `most_minutes` of meetings; after `stretch_minutes`
    they pause for `pause_minutes`; they come `early_minutes` before their first meeting of a day.
    The defaults are the working rules of AICE (https://aice-interpretes.com/en/working-hours).
    """

    id: InterpreterId
    name: str
    languages: tuple[str, ...] = ()
    city_ids: tuple[CityId, ...] = ()
    leg_ids: tuple[LegId, ...] = ()
    follows_id: OrganisationId | None = None
    email: str = ""
    phone: str = ""
    arrival: datetime | None = None
    departure: datetime | None = None
    away: tuple[Slot, ...] = ()
    most_minutes: int = 420
    stretch_minutes: int = 90
    pause_minutes: int = 15
    early_minutes: int = 30
    note: str = ""
    internal_note: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        require(self.name, "name")
        named_once(self, "city_ids", "leg_ids")
        for field in ("most_minutes", "stretch_minutes", "pause_minutes"):
            check_number(field, getattr(self, field), 1, MOST_MINUTES)
        check_number("early_minutes", self.early_minutes, 0, MOST_MINUTES)
        check_year("arrival", self.arrival)
        check_year("departure", self.departure)
        if self.arrival and self.departure and self.departure <= self.arrival:
            raise MissionError(
                fault=Fault.END_NOT_AFTER_START,
                field="departure",
                value=self.departure.isoformat(timespec="minutes"),
                other=self.arrival.isoformat(timespec="minutes"),
            )

    @property
    def title(self) -> str:
        """An interpreter has no post."""
        return ""

    @property
    def display_name(self) -> str:
        """The name."""
        return self.name
