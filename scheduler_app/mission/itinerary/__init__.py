"""What each person does when, and what happens in a city on a day: derived, never stored.

The three functions build an index for one answer. Whoever asks for many people builds one
`ItineraryIndex(mission)` and asks that.
"""

from __future__ import annotations

from datetime import date

from scheduler_app.mission.ids import CityId, PersonId
from scheduler_app.mission.itinerary.day_sheet import Block, DaySheet, SheetEntry, day_sheet
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind
from scheduler_app.mission.itinerary.entries import Entry, Itinerary, ItineraryDay, itinerary
from scheduler_app.mission.itinerary.index import ItineraryIndex
from scheduler_app.mission.itinerary.parties import Party, Place, Standing
from scheduler_app.mission.mission import Mission

__all__ = [
    "Block",
    "DaySheet",
    "Engagement",
    "EngagementKind",
    "Entry",
    "Itinerary",
    "ItineraryDay",
    "ItineraryIndex",
    "Party",
    "Place",
    "SheetEntry",
    "Standing",
    "day_sheet",
    "day_sheet_of",
    "engagements_of",
    "itinerary",
    "itinerary_of",
]


def engagements_of(mission: Mission, person_id: PersonId) -> tuple[Engagement, ...]:
    """Everything that occupies one person, in order of time; KeyError for an unknown person."""
    return ItineraryIndex(mission).engagements_of(person_id)


def itinerary_of(mission: Mission, person_id: PersonId) -> Itinerary:
    """One person's days and entries; KeyError for an unknown person."""
    return itinerary(ItineraryIndex(mission), person_id)


def day_sheet_of(mission: Mission, city_id: CityId, day: date) -> DaySheet:
    """Everything in one city on one day; KeyError for an unknown city."""
    return day_sheet(ItineraryIndex(mission), city_id, day)
