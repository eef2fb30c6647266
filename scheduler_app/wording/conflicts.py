"""One sentence for every conflict of a plan: who, what, when, and how much is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.holidays import holiday_on
from scheduler_app.mission.ids import PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.rules import FORBIDDING_KINDS, RuleKind
from scheduler_app.mission.rules import Rule as CoordinatorsRule
from scheduler_app.mission.slots import Slot
from scheduler_app.mission.whereabouts import Whereabouts
from scheduler_app.planning import ConcernedKind, Conflict, Rule
from scheduler_app.wording.absence import absence_at
from scheduler_app.wording.no_way import no_way
from scheduler_app.wording.parts import (
    day_of,
    in_brackets,
    listed,
    minutes_of,
    party_name,
    people,
    person_name,
    span_of,
    spans,
    time_of,
    titled_span,
    venue_name,
    whose_time,
)
from scheduler_app.wording.rides import no_vehicle, too_many_riders
from scheduler_app.wording.rules import length_of, rule_sentence


def sentence_of_conflict(mission: Mission, conflict: Conflict) -> str:
    """What is wrong, in a coordinator's words; ends with a full stop."""
    return SENTENCES[conflict.rule](mission, conflict)


def _two_places(mission: Mission, conflict: Conflict) -> str:
    count = len(conflict.cause.person_ids) + len(conflict.cause.vehicle_ids)
    text = ntr(
        "{who} is in two places on {day}: {what}.",
        "{who} are in two places on {day}: {what}.",
        count,
    )
    if any(mission.meeting_requests[one].is_online for one in conflict.cause.request_ids):
        text = ntr(
            "{who} is at two meetings at once on {day}: {what}.",
            "{who} are at two meetings at once on {day}: {what}.",
            count,
        )
    return text.format(
        who=whose_time(mission, conflict.cause),
        day=_day(conflict),
        what=listed([titled_span(mission, one) for one in conflict.concerned]),
    )  # fmt: skip


def _not_available(mission: Mission, conflict: Conflict) -> str:
    if conflict.source.vehicle_id is not None:
        return no_vehicle(mission, conflict)
    city = mission.cities[conflict.city_id].name
    holiday = holiday_on(mission, conflict.city_id, conflict.start.date())
    sentences = []
    for request_id in conflict.cause.request_ids if not conflict.cause.person_ids else ():
        absence = absence_at(mission, mission.meeting_requests[request_id])
        text = tr("{absence} {what} cannot take place.")
        sentences.append(text.format(absence=absence, what=_what(mission, conflict)))
    for person_id in conflict.cause.person_ids:
        there = _hours_of(mission, person_id, conflict)
        who = person_name(mission, person_id)
        if holiday is not None and not there:
            text = tr("{day} is a holiday in {city}{holiday}; {what} does not fit.")
        elif there:
            text = tr("{who} can be met on {day} only {hours}; {what} does not fit.")
        elif person_id in mission.officials:
            text = tr("{who} cannot be met on {day}; {what} does not fit.")
        else:
            text = tr("{who} is not in {city} on {day}; {what} does not fit.")
        sentences.append(
            text.format(
                who=who, city=city, day=_day(conflict), hours=spans(there, with_days=False),
                what=_what(mission, conflict), holiday=in_brackets(holiday.title) if holiday else "",
            )
        )  # fmt: skip
    for vehicle_id in conflict.cause.vehicle_ids:
        text = tr("{who} is not in {city} on {day}; {what} does not fit.")
        name, what = mission.vehicles[vehicle_id].name, _what(mission, conflict)
        sentences.append(text.format(who=name, city=city, day=_day(conflict), what=what))
    return " ".join(dict.fromkeys(sentences))


def _hours_of(mission: Mission, person_id: PersonId, conflict: Conflict) -> list[Slot]:
    """When a person may be met in the conflict's city on its day."""
    stays = Whereabouts(mission).stays_of(person_id)
    return [
        one.slot
        for one in stays
        if one.city_id == conflict.city_id and one.slot.start.date() == conflict.start.date()
    ]


def _closed(mission: Mission, conflict: Conflict) -> str:
    what, day = _what(mission, conflict), _day(conflict)
    for room_id in conflict.cause.room_ids:
        room = mission.rooms[room_id]
        end = conflict.start + timedelta(minutes=1)
        whole = conflict.concerned[0] if conflict.concerned else None
        slot = Slot(start=conflict.start, end=whole.end if whole else end)
        for one in mission.gatherings.values():
            if one.room_id == room_id and one.slot.overlaps(slot):
                return tr("{room} is taken on {day} by {other}; {what} does not fit.").format(
                    room=room.name,
                    day=day,
                    what=what,
                    other=f"{one.title} {span_of(one.start, one.end)}",
                )
        text = tr("{room} cannot be used then on {day}; {what} does not fit.")
        return text.format(room=room.name, day=day, what=what)
    venue_id = conflict.concerned[0].from_venue_id if conflict.concerned else None
    city = mission.cities[conflict.city_id].name
    place = venue_name(mission, venue_id, city)
    text = tr("{place} is closed then on {day}; {what} does not fit.")
    holiday = holiday_on(mission, conflict.city_id, conflict.start.date())
    if holiday is not None:
        text = tr("{place} is closed on {day}, a holiday in {city}{holiday}; {what} does not fit.")
    return text.format(
        place=place,
        day=day,
        what=what,
        city=city,
        holiday=in_brackets(holiday.title) if holiday else "",
    )


def _other_hours(mission: Mission, conflict: Conflict) -> str:
    request = mission.meeting_requests[conflict.cause.request_ids[0]]
    if not request.windows:
        return tr("{what} on {day} is outside the hours asked for.").format(
            what=_what(mission, conflict), day=_day(conflict)
        )
    return tr("{what} on {day} is outside the hours asked for: {hours}.").format(
        what=_what(mission, conflict),
        day=_day(conflict),
        hours=spans(request.windows, with_days=True),
    )


def _too_full(mission: Mission, conflict: Conflict) -> str:
    room = mission.rooms[conflict.cause.room_ids[0]]
    values = {"room": room.name, "day": _day(conflict), "time": time_of(conflict.start)}
    if conflict.table is not None:
        text = tr("Table {table} of {room} is taken twice on {day}: {what}.")
        if len(conflict.concerned) == 1:
            text = tr("{room} has no table {table}: {what} on {day}.")
        return text.format(
            table=conflict.table, what=_what(mission, conflict), room=room.name, day=_day(conflict)
        )
    if room.tables == 1:
        text = tr("{room} is booked twice on {day}: {what}.")
        return text.format(
            what=listed([titled_span(mission, one) for one in conflict.concerned]), **values
        )
    text = tr("{room} has {tables} tables; on {day} from {time} more meetings are there.")
    return text.format(tables=room.tables, **values)


def _too_small(mission: Mission, conflict: Conflict) -> str:
    room = mission.rooms[conflict.cause.room_ids[0]]
    return ntr(
        "{room} seats {n} person; {what} on {day} needs more.",
        "{room} seats {n} people; {what} on {day} needs more.",
        room.seats,
    ).format(room=room.name, n=room.seats, what=_what(mission, conflict), day=_day(conflict))


def _no_break(mission: Mission, conflict: Conflict) -> str:
    rest = [one for one in conflict.concerned if one.kind is ConcernedKind.BREAK]
    busy = [one for one in conflict.concerned if one.kind is not ConcernedKind.BREAK]
    return tr("{who} would miss {rest} on {day}: {what}.").format(
        who=whose_time(mission, conflict.cause),
        rest=listed([f"{one.id} {span_of(one.start, one.end)}" for one in rest]),
        day=_day(conflict),
        what=listed([titled_span(mission, one) for one in busy]),
    )


def _off_grid(mission: Mission, conflict: Conflict) -> str:
    return tr("{what} on {day} does not start on a step of {n} min.").format(
        what=_what(mission, conflict), day=_day(conflict), n=mission.grid_minutes
    )


def _pin_moved(mission: Mission, conflict: Conflict) -> str:
    return tr("{what} on {day} is not where it is pinned.").format(
        what=_what(mission, conflict), day=_day(conflict)
    )


def _twice(mission: Mission, conflict: Conflict) -> str:
    return tr("{what} stands in the plan twice.").format(what=_what(mission, conflict))


def _out_of_order(mission: Mission, conflict: Conflict) -> str:
    return _with_rule(
        mission, conflict,
        tr("{what} on {day} are in the wrong order.").format(
            what=_what(mission, conflict), day=_day(conflict)
        ),
    )  # fmt: skip


def _days_differ(mission: Mission, conflict: Conflict) -> str:
    text = tr("{what} are not on one day.")
    return _with_rule(mission, conflict, text.format(what=_dated(mission, conflict)))


def _days_agree(mission: Mission, conflict: Conflict) -> str:
    text = tr("{what} are on one day.")
    return _with_rule(mission, conflict, text.format(what=_dated(mission, conflict)))


def _days_not_successive(mission: Mission, conflict: Conflict) -> str:
    text = tr("{what} are not on successive days in this order.")
    return _with_rule(mission, conflict, text.format(what=_dated(mission, conflict)))


def _too_near(mission: Mission, conflict: Conflict) -> str:
    if conflict.source.vehicle_id is not None:
        text = tr("{vehicle} cannot be in time at both on {day}: {what}.")
        name = mission.vehicles[conflict.source.vehicle_id].name
        return text.format(vehicle=name, day=_day(conflict), what=_what(mission, conflict))
    text = tr("{what} on {day} are too near each other, by {n}.").format(
        what=_what(mission, conflict), day=_day(conflict), n=minutes_of(conflict.minutes)
    )
    return _with_rule(mission, conflict, text)


def _too_many(mission: Mission, conflict: Conflict) -> str:
    rule = rule_of_conflict(mission, conflict)
    if rule is not None and rule.kind in FORBIDDING_KINDS:
        text = ntr(
            "{what} on {day} goes against a rule.", "{what} on {day} go against a rule.",
            len(conflict.cause.request_ids),
        ).format(what=_what(mission, conflict), day=_day(conflict))  # fmt: skip
        return _with_rule(mission, conflict, text)
    number = len(conflict.cause.request_ids)
    is_of_day = rule is not None and rule.kind is RuleKind.MOST_A_DAY
    text = ntr(
        "{who} has {n} meeting, {over} too many.",
        "{who} has {n} meetings, {over} too many.",
        number,
    )
    if is_of_day:
        text = ntr(
            "{who} has {n} meeting on {day}, {over} too many.",
            "{who} has {n} meetings on {day}, {over} too many.",
            number,
        )
    said = text.format(
        who=_counted(mission, conflict), n=number, day=_day(conflict), over=conflict.minutes
    )
    return _with_rule(mission, conflict, said)


def _too_little(mission: Mission, conflict: Conflict) -> str:
    number = len(conflict.cause.request_ids)
    text = ntr(
        "{who} has {n} meeting, {short} too few.",
        "{who} has {n} meetings, {short} too few.",
        number,
    )
    said = text.format(who=_counted(mission, conflict), n=number, short=conflict.minutes)
    return _with_rule(mission, conflict, said)


def _works_long(mission: Mission, conflict: Conflict) -> str:
    text = tr("{who} has {n} more of meetings on {day} than a day may have.")
    return _with_rule(mission, conflict, _of_work(mission, conflict, text))


def _long_day(mission: Mission, conflict: Conflict) -> str:
    text = tr("The {day} of {who} is {n} longer than it may be.")
    return _with_rule(mission, conflict, _of_work(mission, conflict, text))


def _no_pause(mission: Mission, conflict: Conflict) -> str:
    text = tr("{who} has no pause on {day} between {what}.")
    return _with_rule(mission, conflict, _of_work(mission, conflict, text))


def _hurried(mission: Mission, conflict: Conflict) -> str:
    text = tr("{who} has {n} too little on {day} between {what}.")
    return _with_rule(mission, conflict, _of_work(mission, conflict, text))


def _no_meal(mission: Mission, conflict: Conflict) -> str:
    title, what = conflict.cause.breaks[-1], _what(mission, conflict)
    hours = next(one.hours for one in mission.cities[conflict.city_id].breaks if one.title == title)
    text = ntr(
        "{who} has no {n} for {meal} between {start} and {end} on {day}{what}.",
        "{who} have no {n} for {meal} between {start} and {end} on {day}{what}.",
        len(conflict.cause.person_ids),
    )
    return text.format(
        who=people(mission, conflict.cause.person_ids), n=minutes_of(conflict.minutes), meal=title,
        start=f"{hours.start:%H:%M}", end=f"{hours.end:%H:%M}", day=_day(conflict),
        what=f": {what}" if what else "",
    )  # fmt: skip


def _of_work(mission: Mission, conflict: Conflict, text: str) -> str:
    return text.format(
        who=people(mission, conflict.cause.person_ids),
        day=_day(conflict),
        n=length_of(conflict.minutes),
        what=_what(mission, conflict),
    )


def _counted(mission: Mission, conflict: Conflict) -> str:
    """The firm or the person whose meetings were counted."""
    return party_name(mission, conflict.subject)


def rule_of_conflict(mission: Mission, conflict: Conflict) -> CoordinatorsRule | None:
    """The rule of the mission that is not kept; None for what holds everywhere."""
    rule_id = conflict.source.rule_id
    return None if rule_id is None else mission.rules[rule_id]


def _with_rule(mission: Mission, conflict: Conflict, sentence: str) -> str:
    """The sentence, and the rule that it breaks."""
    rule = rule_of_conflict(mission, conflict)
    if rule is None:
        return sentence
    if rules := [mission.rules[one] for one in conflict.also if one in mission.rules]:
        return tr("{sentence} Rules, taken together: {rules}.").format(
            sentence=sentence,
            rules="; ".join(rule_sentence(mission, one) for one in (rule, *rules)),
        )
    return tr("{sentence} Rule: {rule}.").format(
        sentence=sentence, rule=rule_sentence(mission, rule)
    )


def _dated(mission: Mission, conflict: Conflict) -> str:
    return listed(
        [f"{titled_span(mission, one)} ({day_of(one.start.date())})" for one in conflict.concerned]
    )


def _unfair(mission: Mission, conflict: Conflict) -> str:
    text = ntr(
        "{who} waits much oftener than others.", "{who} wait much oftener than others.",
        len(conflict.cause.person_ids),
    )  # fmt: skip
    return text.format(who=people(mission, conflict.cause.person_ids))


def _what(mission: Mission, conflict: Conflict) -> str:
    return listed([titled_span(mission, one) for one in conflict.concerned])


def _day(conflict: Conflict) -> str:
    return day_of(conflict.start.date())


SENTENCES: Mapping[Rule, Callable[[Mission, Conflict], str]] = {
    Rule.ONE_PLACEMENT: _twice,
    Rule.NO_DOUBLE_BOOKING: _two_places,
    Rule.TRAVEL_TIME: no_way,
    Rule.AVAILABILITY: _not_available,
    Rule.OPENING_HOURS: _closed,
    Rule.REQUEST_WINDOW: _other_hours,
    Rule.ROOM_CAPACITY: _too_full,
    Rule.ROOM_SIZE: _too_small,
    Rule.RIDE_SIZE: too_many_riders,
    Rule.BREAK_KEPT: _no_break,
    Rule.GRID: _off_grid,
    Rule.PIN_KEPT: _pin_moved,
    Rule.ORDER_KEPT: _out_of_order,
    Rule.FAIR_BREAKS: _unfair,
    Rule.SAME_DAY: _days_differ,
    Rule.OTHER_DAY: _days_agree,
    Rule.NEXT_DAY: _days_not_successive,
    Rule.KEPT_APART: _too_near,
    Rule.MOST_MEETINGS: _too_many,
    Rule.LEAST_MEETINGS: _too_little,
    Rule.LONGEST_WORK: _works_long,
    Rule.LONGEST_DAY: _long_day,
    Rule.PAUSE: _no_pause,
    Rule.CHANGE_OVER: _hurried,
    Rule.MEAL_KEPT: _no_meal,
}
