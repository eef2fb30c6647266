"""A mission read from its JSON, with the defaults of the schema filled in where a field is left out."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, timedelta
from functools import cached_property
from typing import Any

Record = dict[str, Any]

EVERYONE: Record = {
    "groups": ["delegation", "principals"],
    "organisation_ids": [],
    "delegate_ids": [],
    "except_ids": [],
}
NOBODY: Record = {**EVERYONE, "groups": []}
LUNCH: Record = {"title": "Lunch", "hours": {"start": "12:00", "end": "13:00"}, "minutes": None}
DEFAULTS: dict[str, Record] = {
    "cities": {
        "timezone": "UTC",
        "day_hours": {"start": "08:30", "end": "18:30"},
        "morning": {"start": "06:00", "end": "12:00"},
        "breaks": [LUNCH],
        "peak_hours": [{"start": "07:00", "end": "09:30"}, {"start": "16:30", "end": "19:00"}],
        "holidays": [],
        "hotel_id": None,
    },
    "venues": {
        "latitude": None,
        "longitude": None,
        "opening_hours": [],
        "closed": [],
        "screening_minutes": 0,
    },
    "rooms": {"tables": 1, "seats": 8, "availability": []},
    "travel_times": {},
    "organisations": {"kind": "firm"},
    "delegates": {
        "languages": [],
        "is_principal": False,
        "rank": None,
        "least_rank": None,
        "is_travelling": True,
        "arrival": None,
        "departure": None,
        "away": [],
        "hotel_ids": [],
        "replaced_by_id": None,
    },
    "officials": {
        "languages": [],
        "rank": None,
        "least_rank": None,
        "venue_id": None,
        "availability": [],
    },
    "interpreters": {
        "languages": [],
        "city_ids": [],
        "leg_ids": [],
        "follows_id": None,
        "arrival": None,
        "departure": None,
        "away": [],
        "most_minutes": 420,
        "stretch_minutes": 90,
        "pause_minutes": 15,
    },
    "city_days": {"roster": EVERYONE},
    "legs": {
        "from_venue_id": None,
        "to_venue_id": None,
        "check_in_minutes": 90,
        "exit_minutes": 40,
        "rest_minutes": 0,
        "roster": EVERYONE,
    },
    "gatherings": {
        "venue_id": None,
        "room_id": None,
        "roster": EVERYONE,
        "official_ids": [],
        "interpreter_ids": [],
        "cap": None,
    },
    "meeting_requests": {
        "organisation_id": None,
        "delegate_ids": [],
        "any_of_ids": [],
        "least": 1,
        "preferred_ids": [],
        "minutes": 45,
        "kind": "meeting",
        "guests_accept": "open",
        "hosts_accept": "open",
        "city_id": None,
        "venue_id": None,
        "room_id": None,
        "vehicle_id": None,
        "session": "any",
        "windows": [],
        "interpreting": "as_needed",
        "state": "requested",
    },
    "vehicles": {"seats": 4, "roster": NOBODY, "only_gatherings": False},
    "rules": {
        "strength": "must",
        "roster": NOBODY,
        "official_ids": [],
        "request_ids": [],
        "organisation_ids": [],
        "number": 0,
        "minutes": 0,
        "pause_minutes": 15,
        "slots": [],
    },
    "meetings": {
        "venue_id": None,
        "city_id": None,
        "room_id": None,
        "table": None,
        "delegate_ids": [],
        "interpreter_ids": [],
        "pin_time": False,
        "pin_place": False,
    },
}
"""By table, what a field that is read here is where it is left out."""


class Programme:
    """Every table by id, in its order. What is not in the plan any more (off) is no meeting here."""

    def __init__(self, plain: Mapping[str, Any]) -> None:
        self.mission: Record = dict(plain["mission"])
        tables = {name: _table(plain.get(name, ()), name) for name in DEFAULTS}
        self.cities = tables["cities"]
        self.venues = tables["venues"]
        self.rooms = tables["rooms"]
        self.travel_times = tables["travel_times"]
        self.organisations = tables["organisations"]
        self.delegates = tables["delegates"]
        self.officials = tables["officials"]
        self.interpreters = tables["interpreters"]
        self.city_days = tables["city_days"]
        self.legs = tables["legs"]
        self.gatherings = tables["gatherings"]
        self.requests = tables["meeting_requests"]
        self.vehicles = tables["vehicles"]
        self.rules = tables["rules"]
        self.all_meetings = tables["meetings"]

    @cached_property
    def days(self) -> list[date]:
        """The dates of the mission."""
        first = date.fromisoformat(self.mission["start"])
        last = date.fromisoformat(self.mission["end"])
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    @cached_property
    def meetings(self) -> dict[str, Record]:
        """Those that stand: of requests that are neither cancelled nor declined."""
        return {
            key: one for key, one in self.all_meetings.items() if not is_off(self.request_of(one))
        }

    def request_of(self, meeting: Record) -> Record:
        """The request that a meeting is of."""
        return self.requests[meeting["request_id"]]


def is_off(request: Record) -> bool:
    """Whether it will not be: cancelled, or declined by one side."""
    return request["state"] == "cancelled" or "no" in (
        request["guests_accept"],
        request["hosts_accept"],
    )


def _table(rows: Any, name: str) -> dict[str, Record]:
    records = {row["id"]: {**deepcopy(DEFAULTS[name]), **row} for row in rows}
    for record in records.values():
        if "roster" in record:
            record["roster"] = {**EVERYONE, **record["roster"]}
        if "breaks" in record:
            record["breaks"] = [{"minutes": None, **one} for one in record["breaks"]]
        if "opening_hours" in record:
            record["opening_hours"] = [{"weekday": None, **one} for one in record["opening_hours"]]
    return records
