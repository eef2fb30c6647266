"""Days that gatherings and legs alone make longer than a rule allows, whatever is planned besides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scheduler_app.mission.attendance import (
    delegates_of_gathering,
    delegates_of_leg,
    delegates_of_roster,
)
from scheduler_app.mission.clock import minute_of
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.engagements import Leg
from scheduler_app.mission.ids import DelegateId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import leg_span
from scheduler_app.mission.rules import Rule, RuleKind

Ends = tuple[int, int]
"""Minutes of the line of `clock`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LongDay:
    """The worst day of a rule: whose it is, and how many minutes it has."""

    rule: Rule
    people: tuple[DelegateId, ...]
    day: date
    minutes: int


def long_days(mission: Mission) -> Iterator[LongDay]:
    """For each rule on the longest day the worst of such days, with those whose day it is."""
    rules = [one for one in mission.rules.values() if one.kind is RuleKind.LONGEST_DAY]
    days = _days(mission) if rules else {}
    for rule in rules:
        found: dict[tuple[int, date], list[DelegateId]] = defaultdict(list)
        whose = set(delegates_of_roster(mission, rule.roster))
        for (who, day), (first, last) in days.items():
            if who in whose and last - first > rule.minutes:
                found[last - first, day].append(who)
        if found:
            minutes, day = max(found, key=lambda one: (one[0], -one[1].toordinal()))
            people = tuple(found[minutes, day])
            yield LongDay(rule=rule, people=people, day=day, minutes=minutes)


def long_day_defects(mission: Mission) -> Iterator[Defect]:
    """The same, as doubts."""
    for one in long_days(mission):
        yield Defect(
            code=DefectCode.RULE_BROKEN_BY_GATHERINGS, table="rules", record=one.rule.id,
            field="minutes", values={"people": one.people, "day": one.day, "there": one.minutes},
        )  # fmt: skip


def day_of_leg(leg: Leg) -> date:
    """The day to which a leg belongs: that of its check-in."""
    return (leg.departure - timedelta(minutes=leg.check_in_minutes)).date()


def _days(mission: Mission) -> dict[tuple[DelegateId, date], Ends]:
    """From the first beginning to the last end of what begins on a day by the clock of its city: gatherings,
    and legs from check-in to exit.
    """
    spans: dict[tuple[DelegateId, date], list[Ends]] = defaultdict(list)
    for one in mission.gatherings.values():
        for who in delegates_of_gathering(mission, one):
            zone = mission.cities[one.city_id].zone
            span = (minute_of(one.start, zone), minute_of(one.end, zone))
            spans[who, one.start.date()].append(span)
    for leg in mission.legs.values():
        for who in delegates_of_leg(mission, leg):
            spans[who, day_of_leg(leg)].append(leg_span(mission, leg))
    return {
        key: (min(start for start, _ in ends), max(end for _, end in ends))
        for key, ends in spans.items()
    }
