"""Doubts about who comes and when hosts may be met."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.mission.attendance import stand_ins_of, travellers
from scheduler_app.mission.defects.defect import Defect, DefectCode
from scheduler_app.mission.ids import DelegateId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, OrganisationKind
from scheduler_app.mission.presence import city_days_of, legs_of
from scheduler_app.mission.whereabouts import Whereabouts


def people_defects(mission: Mission, where: Whereabouts) -> Iterator[Defect]:
    """Firms nobody comes for, delegates who are nowhere or everywhere, hosts met on no day."""
    coming = {one.organisation_id for one in travellers(mission)}
    for firm in mission.organisations.values():
        if firm.kind is OrganisationKind.FIRM and firm.id not in coming:
            yield Defect(
                code=DefectCode.FIRM_WITHOUT_TRAVELLERS, table="organisations", record=firm.id,
                values={"organisation": firm.id},
            )  # fmt: skip
    if mission.city_days:
        for delegate in travellers(mission):
            yield from _delegate(mission, delegate)
    yield from _rings(mission)
    yield from _officials(mission, where)


def _rings(mission: Mission) -> Iterator[Defect]:
    """Delegates who come back to themselves by way of those who replace them; one of each ring."""
    told: set[DelegateId] = set()
    for one in mission.delegates:
        ring = stand_ins_of(mission, one)
        if one in ring and one not in told:
            told.update(ring)
            yield Defect(
                code=DefectCode.REPLACED_IN_A_RING, table="delegates", record=one,
                field="replaced_by_id", values={"person": one},
            )  # fmt: skip


def _delegate(mission: Mission, delegate: Delegate) -> Iterator[Defect]:
    days = city_days_of(mission, delegate)
    if not days:
        yield Defect(
            code=DefectCode.DELEGATE_NOWHERE, table="delegates", record=delegate.id,
            values={"person": delegate.id},
        )  # fmt: skip
        return
    if len({one.day for one in days}) == len({(one.day, one.city_id) for one in days}):
        return
    joined = {frozenset((leg.from_city_id, leg.to_city_id)) for leg in legs_of(mission, delegate)}
    first = {one.day: one for one in reversed(days)}
    for one in days:
        other = first[one.day]
        pair = frozenset((other.city_id, one.city_id))
        if one.city_id != other.city_id and pair not in joined:
            yield Defect(
                code=DefectCode.DELEGATE_IN_TWO_CITIES, table="delegates", record=delegate.id,
                values={
                    "person": delegate.id, "day": one.day,
                    "city": other.city_id, "other_city": one.city_id,
                },
            )  # fmt: skip


def _officials(mission: Mission, where: Whereabouts) -> Iterator[Defect]:
    visited = {one.city_id for one in mission.city_days.values()}  # on holidays only, perhaps
    asked = mission.meeting_requests.values()
    called = {host for one in asked if one.is_online for host in one.official_ids}
    met = {host for one in asked if not one.is_online for host in one.official_ids}
    for official in mission.officials.values():
        days = where.days[official.city_id]
        values = {"person": official.id, "city": official.city_id}
        if official.id in called and official.id not in met:
            continue
        if not days:
            if mission.city_days and official.city_id not in visited:
                yield Defect(
                    code=DefectCode.OFFICIAL_CITY_NOT_VISITED, table="officials",
                    record=official.id, field="city_id", values=values,
                )  # fmt: skip
        elif official.availability and not any(
            slot.start.date() <= day <= slot.end.date()
            for slot in official.availability
            for day in days
        ):
            yield Defect(
                code=DefectCode.OFFICIAL_ON_NO_DAY, table="officials", record=official.id,
                field="availability", values=values,
            )  # fmt: skip
