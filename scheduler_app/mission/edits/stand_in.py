"""One delegate takes over from another everywhere, from a date on."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from datetime import date, datetime, time

from scheduler_app.mission.attendance import (
    is_in_roster,
    is_there,
    required_of_request,
    stand_ins_of,
)
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.ids import DelegateId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Roster
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.rules import Rule, RuleKind
from scheduler_app.mission.schedule import meeting_id_of


def stand_in(mission: Mission, delegate_id: DelegateId, by_id: DelegateId, day: date) -> Mission:
    """From `day` on `by_id` does what `delegate_id` was to do, who leaves before it.

    Requests met before the day stay, those met after it are the stand-in's, and to those that wait comes
    whichever of the two is there. Gatherings, legs and city days from the day on count the stand-in in
    and the other out. Vehicles and rules have no date: they name both, but nobody gets a second vehicle
    in a city. Ranks are not changed: where they no longer suit, `defects_of` says so.

    Raises IN_A_RING where it would come back to somebody who is replaced already.
    """
    if delegate_id == by_id or delegate_id in stand_ins_of(mission, by_id):
        raise MissionError(
            fault=Fault.IN_A_RING, table="delegates", record=delegate_id, value=by_id
        )
    midnight = datetime.combine(day, time())
    leaver, other = mission.delegates[delegate_id], mission.delegates[by_id]
    comes = other.is_travelling
    delegates = {
        **mission.delegates,
        delegate_id: _leaving(mission, leaver, by_id, day),
        by_id: dataclasses.replace(
            other, is_travelling=True, arrival=other.arrival if comes else _later(other, midnight)
        ),
    }
    swap = _swap(leaver, delegate_id, by_id)
    served = {one.city_id for one in mission.vehicles.values() if is_in_roster(other, one.roster)}
    return dataclasses.replace(
        mission,
        delegates=delegates,
        meeting_requests={
            key: _of_request(mission, one, delegate_id, by_id, midnight)
            for key, one in mission.meeting_requests.items()
        },
        meetings={
            key: one
            if one.start < midnight
            else dataclasses.replace(one, delegate_ids=_named(one.delegate_ids, delegate_id, by_id))
            for key, one in mission.meetings.items()
        },
        gatherings={
            key: dataclasses.replace(one, roster=swap(one.roster)) if one.start >= midnight else one
            for key, one in mission.gatherings.items()
        },
        legs={
            key: dataclasses.replace(one, roster=swap(one.roster))
            if one.departure >= midnight
            else one
            for key, one in mission.legs.items()
        },
        city_days={
            key: dataclasses.replace(one, roster=swap(one.roster)) if one.day >= day else one
            for key, one in mission.city_days.items()
        },
        vehicles={
            key: dataclasses.replace(one, roster=_with(one.roster, leaver, other))
            if one.city_id not in served
            else one
            for key, one in mission.vehicles.items()
        },
        rules={key: _of_rule(one, leaver, other) for key, one in mission.rules.items()},
    )


def _leaving(mission: Mission, leaver: Delegate, by_id: DelegateId, day: date) -> Delegate:
    """The one who goes, after what has begun the evening before; who would only have come later does
    not travel at all.
    """
    midnight = datetime.combine(day, time())
    if day <= mission.start or (leaver.arrival is not None and leaver.arrival >= midnight):
        return dataclasses.replace(leaver, is_travelling=False, replaced_by_id=by_id)
    last = [
        one.end
        for one in mission.gatherings.values()
        if one.start < midnight < one.end
        and is_there(leaver, one)
        and is_in_roster(leaver, one.roster)
    ]
    gone = max((midnight, *last))
    departure = min(leaver.departure, gone) if leaver.departure else gone
    return dataclasses.replace(leaver, departure=departure, replaced_by_id=by_id)


def _later(other: Delegate, midnight: datetime) -> datetime | None:
    """When somebody who was not to travel comes: not before the day, unless they leave before it."""
    if other.departure is not None and other.departure <= midnight:
        return other.arrival
    return max(other.arrival, midnight) if other.arrival else midnight


def _of_request(
    mission: Mission,
    request: MeetingRequest,
    delegate_id: DelegateId,
    by_id: DelegateId,
    midnight: datetime,
) -> MeetingRequest:
    meeting = mission.meetings.get(meeting_id_of(request.id))
    if meeting is not None and meeting.start < midnight:
        return request
    named = request.delegate_ids
    if not (named or request.any_of_ids):
        named = required_of_request(mission, request)
        if delegate_id not in named:
            named = ()
    if meeting is None and delegate_id in named and by_id in named:
        kept = tuple(one for one in named if one != delegate_id)
        liked = tuple(dict.fromkeys((*request.preferred_ids, delegate_id)))
        return dataclasses.replace(request, delegate_ids=kept, preferred_ids=liked)
    if meeting is None and delegate_id in named and not request.any_of_ids:
        others = tuple(one for one in named if one not in (delegate_id, by_id))
        return dataclasses.replace(
            request, delegate_ids=others, any_of_ids=(delegate_id, by_id), least=1
        )
    return dataclasses.replace(
        request,
        delegate_ids=_named(named, delegate_id, by_id),
        any_of_ids=_named(request.any_of_ids, delegate_id, by_id),
        preferred_ids=_named(request.preferred_ids, delegate_id, by_id),
    )


def _named(
    ids: Iterable[DelegateId], delegate_id: DelegateId, by_id: DelegateId
) -> tuple[DelegateId, ...]:
    return tuple(dict.fromkeys(by_id if one == delegate_id else one for one in ids))


def _of_rule(rule: Rule, leaver: Delegate, other: Delegate) -> Rule:
    """A rule for both; one that counts the meetings of a firm as one goes on counting them so."""
    counts = {RuleKind.MOST_A_DAY, RuleKind.MOST_IN_ALL, RuleKind.LEAST_IN_ALL}
    is_person = leaver.id in rule.roster.delegate_ids or leaver.is_principal
    if rule.kind in counts and not is_person:
        return rule
    return dataclasses.replace(rule, roster=_with(rule.roster, leaver, other))


def _with(roster: Roster, leaver: Delegate, other: Delegate) -> Roster:
    """The roster with the stand-in beside the one who leaves, where it has that one."""
    by_id = other.id
    if not is_in_roster(leaver, roster) or is_in_roster(other, roster):
        return roster
    return dataclasses.replace(
        roster,
        delegate_ids=tuple(dict.fromkeys((*roster.delegate_ids, by_id))),
        except_ids=tuple(one for one in roster.except_ids if one != by_id),
    )


def _swap(
    leaver: Delegate, delegate_id: DelegateId, by_id: DelegateId
) -> Callable[[Roster], Roster]:
    def swapped(roster: Roster) -> Roster:
        if not is_in_roster(leaver, roster):
            return roster
        others = tuple(one for one in roster.delegate_ids if one != delegate_id)
        return dataclasses.replace(
            roster,
            delegate_ids=tuple(dict.fromkeys((*others, by_id))),
            except_ids=tuple(
                dict.fromkeys((*(one for one in roster.except_ids if one != by_id), delegate_id))
            ),
        )

    return swapped
