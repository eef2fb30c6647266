"""Choosing who goes to a gathering with few places, and parting one in two."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import StrEnum

from scheduler_app.mission.attendance import delegates_of_gathering
from scheduler_app.mission.engagements import Gathering, GatheringKind
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.ids import DelegateId, GatheringId, new_id
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import LOWEST_RANK, Roster


class ChoiceRule(StrEnum):
    """How it is decided who goes where there are fewer places than people."""

    RANK = "rank"
    """Principals, then the highest ranks; who has none in the order of the table."""
    ONE_A_FIRM = "one_a_firm"
    """The first of each firm in turn, then the second, and so on; principals first."""
    FEWEST = "fewest"
    """Those who are at fewest other audiences; then as by firm."""


def choose_guests(
    mission: Mission, gathering_id: GatheringId, places: int, rule: ChoiceRule
) -> tuple[DelegateId, ...]:
    """Who goes, at most so many, in the order in which they were chosen."""
    gathering = mission.gatherings[gathering_id]
    people = delegates_of_gathering(mission, gathering)
    return tuple(sorted(people, key=_key_of(mission, gathering, people, rule))[: max(0, places)])


def limit_guests(
    mission: Mission, gathering_id: GatheringId, places: int, rule: ChoiceRule, reason: str
) -> Mission:
    """Let only so many go to a gathering, chosen by a rule; the reason is kept as its source, which is not printed."""
    gathering = mission.gatherings[gathering_id]
    chosen = choose_guests(mission, gathering_id, places, rule)
    source = "; ".join(part for part in (gathering.source, reason) if part)
    changed = dataclasses.replace(
        gathering, roster=Roster(groups=(), delegate_ids=chosen), source=source, cap=places
    )
    return dataclasses.replace(mission, gatherings={**mission.gatherings, gathering_id: changed})


def part_in_two(
    mission: Mission, gathering_id: GatheringId, minutes: int, first: Roster, title: str
) -> Mission:
    """The gathering begins with `first` alone; after `minutes` all others of it join.

    The second part is a gathering of its own at the same place, of this title, right after it in the
    table. Raises OUT_OF_RANGE where a part would have no time.
    """
    whole = mission.gatherings[gathering_id]
    length = whole.slot.minutes
    if not 0 < minutes < length:
        raise MissionError(
            fault=Fault.OUT_OF_RANGE, table="gatherings", record=gathering_id, field="minutes",
            value=str(minutes), other=f"1-{length - 1}",
        )  # fmt: skip
    joins = whole.start + timedelta(minutes=minutes)
    second_id = GatheringId(new_id("gathering", mission.gatherings))
    second = dataclasses.replace(whole, id=second_id, start=joins, title=title)
    opening = dataclasses.replace(whole, end=joins, roster=first)
    rows: dict[GatheringId, Gathering] = {}
    for key, one in mission.gatherings.items():
        rows[key] = opening if key == gathering_id else one
        if key == gathering_id:
            rows[second_id] = second
    return dataclasses.replace(mission, gatherings=rows)


def _key_of(
    mission: Mission, gathering: Gathering, people: Sequence[DelegateId], rule: ChoiceRule
) -> Callable[[DelegateId], tuple[int, ...]]:
    place = {one: n for n, one in enumerate(people)}
    turn: dict[DelegateId, int] = {}
    so_far: Counter[str] = Counter()
    for one in people:
        firm = mission.delegates[one].organisation_id
        turn[one] = so_far[firm]
        so_far[firm] += 1
    audiences: Counter[DelegateId] = Counter()
    for other in mission.gatherings.values():
        if other.kind is GatheringKind.AUDIENCE and other.id != gathering.id:
            audiences.update(delegates_of_gathering(mission, other))

    def key(one: DelegateId) -> tuple[int, ...]:
        delegate = mission.delegates[one]
        rank = LOWEST_RANK if delegate.rank is None else delegate.rank
        first = int(not delegate.is_principal)
        if rule is ChoiceRule.RANK:
            return (first, rank, place[one])
        if rule is ChoiceRule.ONE_A_FIRM:
            return (first, turn[one], rank, place[one])
        return (audiences[one], first, turn[one], rank, place[one])

    return key
