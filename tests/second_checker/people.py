"""Who is meant: rosters, who must come to a meeting, who comes, who is expected at what stands."""

from __future__ import annotations

from tests.second_checker.clock import minute_of
from tests.second_checker.programme import Programme, Record


def is_in_roster(delegate: Record, roster: Record) -> bool:
    """Whether a roster counts a delegate in."""
    group = "principals" if delegate["is_principal"] else "delegation"
    return delegate["id"] not in roster["except_ids"] and (
        group in roster["groups"]
        or delegate["organisation_id"] in roster["organisation_ids"]
        or delegate["id"] in roster["delegate_ids"]
    )


def people_of_roster(programme: Programme, roster: Record) -> list[str]:
    """The travelling people of a roster."""
    return [
        key
        for key, one in programme.delegates.items()
        if one["is_travelling"] and is_in_roster(one, roster)
    ]


def required_of(programme: Programme, request: Record) -> list[str]:
    """Who must come: those named, else, where there is no choice, the whole firm that travels."""
    if request["delegate_ids"]:
        return list(dict.fromkeys(request["delegate_ids"]))
    if request["organisation_id"] is None or request["any_of_ids"]:
        return []
    return [
        key
        for key, one in programme.delegates.items()
        if one["is_travelling"] and one["organisation_id"] == request["organisation_id"]
    ]


def guests_of(programme: Programme, meeting: Record) -> list[str]:
    """The delegates who come: those who must, and those chosen, as far as they travel."""
    request = programme.request_of(meeting)
    everyone = dict.fromkeys([*required_of(programme, request), *meeting["delegate_ids"]])
    return [one for one in everyone if programme.delegates[one]["is_travelling"]]


def is_online(request: Record) -> bool:
    """Whether the hosts are called."""
    return request["kind"] == "online"


def is_with_us(delegate: Record, start: str, end: str) -> bool:
    """Whether the wall times lie within arrival and departure."""
    arrival, departure = delegate["arrival"], delegate["departure"]
    return (arrival is None or arrival <= start) and (departure is None or end <= departure)


def expected_at(programme: Programme, gathering: Record) -> list[str]:
    """The delegates of a gathering's roster who are with the mission all of the time."""
    return [
        key
        for key in people_of_roster(programme, gathering["roster"])
        if is_with_us(programme.delegates[key], gathering["start"], gathering["end"])
        and not _is_away(programme.delegates[key], gathering)
    ]


def riders_of(programme: Programme, leg: Record) -> list[str]:
    """The delegates who ride, and the interpreters whom the leg takes."""
    return [
        *(
            key
            for key in people_of_roster(programme, leg["roster"])
            if _can_ride(programme.delegates[key], leg)
        ),
        *(key for key, one in programme.interpreters.items() if leg["id"] in one["leg_ids"]),
    ]


def leg_span(programme: Programme, leg: Record) -> tuple[int, int]:
    """From the check-in to the exit."""
    departs = minute_of(leg["departure"], programme.cities[leg["from_city_id"]]["timezone"])
    lands = minute_of(leg["arrival"], programme.cities[leg["to_city_id"]]["timezone"])
    start = departs - leg["check_in_minutes"]
    return start, max(start + 1, lands + leg["exit_minutes"])


def _can_ride(delegate: Record, leg: Record) -> bool:
    """Whether a delegate is with the mission at the departure, or comes to it by this very leg."""
    arrival, departure = delegate["arrival"], delegate["departure"]
    if departure is not None and leg["departure"] > departure:
        return False
    if any(slot["start"] <= leg["departure"] < slot["end"] for slot in delegate["away"]):
        return False
    return arrival is None or arrival <= leg["departure"] or arrival == leg["arrival"]


def _is_away(person: Record, gathering: Record) -> bool:
    return any(
        slot["start"] < gathering["end"] and gathering["start"] < slot["end"]
        for slot in person["away"]
    )
