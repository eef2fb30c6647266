"""Identifiers: strings that are unique within their table, made once and never reused for another.

A field whose type is one of these refers to a record of that table (`tables.references` reads the
types), so there is no second list of references to keep.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NewType

CityId = NewType("CityId", str)
CityDayId = NewType("CityDayId", str)
VenueId = NewType("VenueId", str)
RoomId = NewType("RoomId", str)
TravelTimeId = NewType("TravelTimeId", str)
OrganisationId = NewType("OrganisationId", str)
DelegateId = NewType("DelegateId", str)
OfficialId = NewType("OfficialId", str)
LegId = NewType("LegId", str)
GatheringId = NewType("GatheringId", str)
MeetingRequestId = NewType("MeetingRequestId", str)
MeetingId = NewType("MeetingId", str)
InterpreterId = NewType("InterpreterId", str)
RuleId = NewType("RuleId", str)
VehicleId = NewType("VehicleId", str)
NoticeId = NewType("NoticeId", str)
ReleaseId = NewType("ReleaseId", str)

NOWHERE = CityId("")
"""What stands for the city of something in a mission that has none; no record has this id."""

PersonId = DelegateId | OfficialId | InterpreterId
"""Anyone with an itinerary. The ids of the three never meet in one mission."""


def new_id(prefix: str, taken: Collection[str]) -> str:
    """Return the first of `prefix-1`, `prefix-2`, … that is not taken."""
    number = len(taken) + 1
    while f"{prefix}-{number}" in taken:
        number += 1
    return f"{prefix}-{number}"


def named_once(record: object, *fields: str) -> None:
    """Keep each id of these fields of a frozen record once: who is named twice is there once."""
    for field in fields:
        ids = getattr(record, field)
        if len(set(ids)) != len(ids):
            object.__setattr__(record, field, tuple(dict.fromkeys(ids)))
