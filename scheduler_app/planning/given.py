"""What is broken of the rules and the solver is not asked: long days of gatherings alone, ranks of those who
were chosen by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from scheduler_app.mission.attendance import (
    city_of_meeting,
    delegates_of_meeting,
    delegates_of_request,
)
from scheduler_app.mission.defects.long_days import day_of_leg, long_days
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.ranks import rank_rules_of, slighted
from scheduler_app.planning.conflicts import Cause, Concerned, ConcernedKind, Conflict
from solver.solution import Rule


def given_breaches(mission: Mission) -> tuple[Conflict, ...]:
    """Days that gatherings and legs alone make longer than a rule allows. No plan is refused for them, and
    the solver is not asked; but such a rule is not kept.
    """
    return tuple(_long_days(mission))


def _long_days(mission: Mission) -> Iterator[Conflict]:
    for one in long_days(mission):
        there = [g for g in mission.gatherings.values() if g.start.date() == one.day]
        legs = [leg for leg in mission.legs.values() if day_of_leg(leg) == one.day]
        yield Conflict(
            rule=Rule.LONGEST_DAY,
            city_id=[*(g.city_id for g in there), *(leg.from_city_id for leg in legs)][0],
            start=min([*(g.start for g in there), *(leg.departure for leg in legs)]),
            minutes=one.minutes - one.rule.minutes,
            cause=Cause(person_ids=one.people, gathering_ids=tuple(g.id for g in there)),
            source=one.rule.id,
        )


def rank_breaches(mission: Mission) -> tuple[Conflict, ...]:
    """Meetings to which of several people those come who have not the rank that a rule asks for."""
    return tuple(_ranks(mission))


def _ranks(mission: Mission) -> Iterator[Conflict]:
    for meeting in mission.meetings.values():
        request = mission.meeting_requests[meeting.request_id]
        if not request.any_of_ids:
            continue  # the solver counts those in which nobody has it
        guests = delegates_of_meeting(mission, meeting)
        asking = slighted(mission, request, guests)
        if not asking or slighted(mission, request, delegates_of_request(mission, request)):
            continue
        for rule in rank_rules_of(mission, request, guests):
            end = meeting.start + timedelta(minutes=request.minutes)
            yield Conflict(
                rule=Rule.MOST_MEETINGS,
                city_id=city_of_meeting(mission, meeting),
                start=meeting.start,
                minutes=1,
                cause=Cause(request_ids=(request.id,), person_ids=asking),
                concerned=(
                    Concerned(
                        kind=ConcernedKind.MEETING, id=request.id, start=meeting.start, end=end,
                        from_venue_id=meeting.venue_id, to_venue_id=meeting.venue_id,
                    ),
                ),
                source=rule.id,
                subject=asking[0],
            )  # fmt: skip
