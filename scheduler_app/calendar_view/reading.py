"""Reads a mission for the calendar, once for all views of it; only what changed is derived anew."""

from __future__ import annotations

from scheduler_app.mission.attendance import travellers
from scheduler_app.mission.itinerary import ItineraryIndex
from scheduler_app.mission.mission import Mission


class Reading:
    """Keeps the index of the latest mission. `keep` takes one that a worker has made."""

    def __init__(self, index: ItineraryIndex | None = None) -> None:
        self._index = index

    def of(self, mission: Mission) -> ItineraryIndex:
        """The index of a mission."""
        if self._index is None or self._index.mission is not mission:
            self._index = ItineraryIndex(mission, before=self._index)
        return self._index

    def keep(self, index: ItineraryIndex) -> None:
        """Take an index that was made elsewhere."""
        self._index = index


def read_whole(mission: Mission) -> ItineraryIndex:
    """An index that knows the days of every traveller already. Pure: made for a worker."""
    index = ItineraryIndex(mission)
    for one in travellers(mission):
        index.engagements_of(one.id)
    return index
