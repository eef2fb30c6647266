"""When the bags are outside the door and everyone is in the lobby before a leg, reckoned backwards.

Nobody can put their bags out while they are elsewhere or busy: they do so at the last moment at
which they are at their hotel and free.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduler_app.mission.engagements import Leg
from scheduler_app.mission.ids import VenueId
from scheduler_app.mission.itinerary.engagement import Engagement, EngagementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """The calls before something. `leg_title`: of the leg that they are for, where it is not the next."""

    lobby: datetime | None = None
    baggage: datetime | None = None
    leg_title: str = ""


NO_CALLS = Calls()


def calls_of(leg: Leg, way: Engagement, hotel: VenueId, day: Sequence[Engagement]) -> Calls:
    """The calls before a leg to which `way` leads from the hotel; `day`: what the person does then."""
    before = [
        one
        for one in day
        if one.kind is not EngagementKind.BREAK and one.start < way.start and one.id != way.id
    ]
    lobby = way.start - timedelta(minutes=leg.lobby_minutes)
    lobby = max([lobby, *(one.end for one in before if one.end <= way.start)])
    if not leg.baggage_minutes:
        return Calls(lobby=lobby)
    wanted = lobby - timedelta(minutes=leg.baggage_minutes)
    return Calls(lobby=lobby, baggage=_last_free(wanted, hotel, before))


def _last_free(wanted: datetime, hotel: VenueId, before: Sequence[Engagement]) -> datetime | None:
    """The last moment until `wanted` at the hotel with nothing to do; None where they come from
    another city that day and have not been there yet.
    """
    found = wanted
    for one in reversed(before):
        if one.end <= found and one.end_venue_id == hotel and one.end < found:
            return found
        if one.kind is EngagementKind.LEG:
            return None
        found = min(found, one.start)
    return found


def with_bags_first(
    starts: Sequence[datetime], calls: Sequence[Calls], titles: Sequence[str]
) -> list[Calls]:
    """The calls of a day's rows: bags that are out before an earlier row are called there.

    `starts`: when each row begins, the way to it included.
    """
    found = list(calls)
    for number, one in enumerate(calls):
        if one.baggage is None:
            continue
        place = next(n for n, start in enumerate(starts) if one.baggage <= start)
        if place < number:
            found[number] = dataclasses.replace(one, baggage=None)
            found[place] = dataclasses.replace(
                found[place], baggage=one.baggage, leg_title=titles[number]
            )
    return found
