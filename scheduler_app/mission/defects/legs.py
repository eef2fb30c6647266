"""Doubts about legs: riders who are elsewhere, clocks that run backwards."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import timedelta

from scheduler_app.mission.attendance import delegates_of_leg
from scheduler_app.mission.clock import minute_of
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.engagements import Leg
from scheduler_app.mission.ids import CityId, DelegateId, LegId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import MissingLeg, legs_of, missing_legs


def leg_defects(mission: Mission) -> Iterator[Defect]:
    """Legs in the order of the table, then those that are missing."""
    strangers = _strangers(mission)
    for leg in mission.legs.values():
        if not delegates_of_leg(mission, leg):
            yield _defect(DefectCode.LEG_WITHOUT_RIDERS, leg, "roster")
        if _minutes(mission, leg) <= 0:
            yield _defect(DefectCode.LEG_LANDS_BEFORE_LEAVING, leg, "arrival")
        if (
            leg.arrival.date() < mission.start - timedelta(days=1)
            or leg.departure.date() > mission.end + timedelta(days=1)
        ):  # fmt: skip
            yield _defect(DefectCode.LEG_OUTSIDE, leg, "departure")
        for city_id, people in strangers.get(leg.id, {}).items():
            yield _defect(
                DefectCode.LEG_RIDERS_ELSEWHERE, leg, "roster",
                other_city=city_id, people=tuple(people),
            )  # fmt: skip
    for gap, stranded in _missing(mission).items():
        yield Defect(
            code=DefectCode.LEG_MISSING, table="legs",
            values={
                "city": gap.from_city_id, "other_city": gap.to_city_id,
                "people": tuple(stranded), "day": gap.after, "other_day": gap.before,
            },
        )  # fmt: skip


def _missing(mission: Mission) -> dict[MissingLeg, list[DelegateId]]:
    """Who would need which leg; two cities on one day are told of the person."""
    found: dict[MissingLeg, list[DelegateId]] = {}
    for delegate in mission.delegates.values():
        for gap in missing_legs(mission, delegate.id):
            if gap.after != gap.before:
                found.setdefault(gap, []).append(delegate.id)
    return found


def _minutes(mission: Mission, leg: Leg) -> int:
    """How long the leg really takes, the clocks of both cities compared."""
    start = minute_of(leg.departure, mission.cities[leg.from_city_id].zone)
    return minute_of(leg.arrival, mission.cities[leg.to_city_id].zone) - start


def _strangers(mission: Mission) -> dict[LegId, dict[CityId, list[DelegateId]]]:
    """By leg: riders whom their leg before took to another city than the one it leaves."""
    found: dict[LegId, dict[CityId, list[DelegateId]]] = {}
    for delegate in mission.delegates.values():
        legs = legs_of(mission, delegate)
        for before, after in itertools.pairwise(legs):
            if before.to_city_id != after.from_city_id:
                there = found.setdefault(after.id, {}).setdefault(before.to_city_id, [])
                there.append(delegate.id)
    return found


def _defect(code: DefectCode, leg: Leg, field: str, **values: object) -> Defect:
    return Defect(
        code=code, table="legs", record=leg.id, field=field,
        values={"leg": leg.id, "city": leg.from_city_id, **values},
    )  # fmt: skip
