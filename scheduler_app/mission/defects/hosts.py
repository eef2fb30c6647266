"""Doubts about gatherings with hosts: their hours, who interprets, and firms that should not meet there."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.attendance import delegates_of_gathering, is_there
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.engagements import Gathering, GatheringKind
from scheduler_app.mission.interpreting import is_understood, languages_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.presence import joined
from scheduler_app.mission.rules import RuleKind, Strength

SMALL = frozenset({GatheringKind.AUDIENCE, GatheringKind.SITE_VISIT})
"""Where those who come cannot keep out of each other's way."""


def host_defects(mission: Mission) -> Iterator[Defect]:
    """Gatherings in the order of the table."""
    for one in mission.gatherings.values():
        yield from _hours(mission, one)
        yield from _languages(mission, one)
        yield from _alone(mission, one)
        if one.cap is not None or one.kind in SMALL:
            yield from _kept_apart(mission, one)


def _hours(mission: Mission, one: Gathering) -> Iterator[Defect]:
    """Officials who have said when they may be met, and it is at another time."""
    for official_id in one.official_ids:
        hours = mission.officials[official_id].availability
        if hours and not any(slot.contains(one.slot) for slot in joined(hours)):
            yield _defect(DefectCode.GATHERING_HOST_AWAY, one, "official_ids", person=official_id)


def _languages(mission: Mission, one: Gathering) -> Iterator[Defect]:
    """No interpreter though the two sides share no language; interpreters who are of no help."""
    sides = languages_of(mission, delegates_of_gathering(mission, one), one.official_ids)
    here, there = sides
    if here and there and here.isdisjoint(there) and not one.interpreter_ids:
        yield _defect(DefectCode.GATHERING_UNINTERPRETED, one, "interpreter_ids")
    for interpreter_id in one.interpreter_ids:
        interpreter = mission.interpreters[interpreter_id]
        is_here = one.city_id in interpreter.city_ids and is_there(interpreter, one)
        if not (is_here and is_understood(interpreter, sides)):
            yield _defect(
                DefectCode.GATHERING_MISINTERPRETED, one, "interpreter_ids", person=interpreter_id
            )


def _alone(mission: Mission, one: Gathering) -> Iterator[Defect]:
    """A gathering longer than its one interpreter works without a pause."""
    if len(one.interpreter_ids) == 1:
        interpreter = mission.interpreters[one.interpreter_ids[0]]
        if one.slot.minutes > interpreter.stretch_minutes:
            yield _defect(
                DefectCode.GATHERING_LONG_FOR_ONE, one, "interpreter_ids", person=interpreter.id,
                length=one.slot.minutes,
            )  # fmt: skip


def _kept_apart(mission: Mission, one: Gathering) -> Iterator[Defect]:
    """Organisations that must not meet and are both expected where places are few."""
    rules = [
        rule
        for rule in mission.rules.values()
        if rule.kind is RuleKind.DO_NOT_MEET and rule.strength is Strength.MUST
    ]
    if not rules:
        return
    there = {
        mission.delegates[guest].organisation_id for guest in delegates_of_gathering(mission, one)
    }
    there |= {mission.officials[host].organisation_id for host in one.official_ids}
    for rule in rules:
        both = [firm for firm in dict.fromkeys(rule.organisation_ids) if firm in there]
        if len(both) > 1:
            yield _defect(
                DefectCode.GATHERING_KEPT_APART, one, "roster",
                organisation=both[0], other_organisation=both[1], rule=rule.id,
            )  # fmt: skip


def _defect(code: DefectCode, one: Gathering, field: str, **values: object) -> Defect:
    return Defect(
        code=code, table="gatherings", record=one.id, field=field,
        values={"gathering": one.id, "day": one.start.date(), **values},
    )  # fmt: skip
