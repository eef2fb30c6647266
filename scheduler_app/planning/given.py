"""What is broken of the rules and the solver is not asked: long days of gatherings alone."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.defects.long_days import day_of_leg, long_days
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.conflicts import Cause, Conflict
from scheduler_app.planning.demands import of_rule
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
            source=of_rule(one.rule),
        )
