"""One sentence for why a request is not in the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import (
    city_of_request,
    delegates_of_request,
    people_of_request,
    required_of_request,
)
from scheduler_app.mission.choices import permitted_choices, rule_that_keeps_apart
from scheduler_app.mission.holidays import holidays_in_the_way
from scheduler_app.mission.ids import DelegateId, MeetingRequestId, OfficialId
from scheduler_app.mission.interpreting import shortage_of
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import Holiday
from scheduler_app.mission.presence import missing_legs
from scheduler_app.mission.requests import Answer, MeetingRequest
from scheduler_app.planning import LeftOut, Reason
from scheduler_app.planning.wishes import Bar, bar_to, places_for
from scheduler_app.wording.absence import absence_of
from scheduler_app.wording.clash import hours_asked, seats_clause
from scheduler_app.wording.interpreting import shortage_sentence
from scheduler_app.wording.obstacles import kept_out, others_away, ruled_out
from scheduler_app.wording.parts import holiday_of, listed, people, person_name, spans
from scheduler_app.wording.rides import only_vehicle_full, ride_clause
from scheduler_app.wording.rules import length_of, rule_sentence


def sentence_of_left_out(mission: Mission, left_out: LeftOut) -> str:
    """Why it waits, in a coordinator's words; ends with a full stop."""
    request = mission.meeting_requests[left_out.request_id]
    if left_out.reason in _OF_HOURS and (holidays := holidays_in_the_way(mission, request.id)):
        return _on_holidays(mission, request, holidays)
    return SENTENCES[left_out.reason or Reason.ROOM_LEFT](mission, request, left_out)


def reason_unjudged(mission: Mission, request_id: MeetingRequestId) -> str:
    """What is known of one that is not judged: it is cancelled, or was not looked at yet."""
    request = mission.meeting_requests[request_id]
    if request.is_cancelled:
        return _barred(mission, request, Bar.CANCELLED)
    return tr("Not planned yet.")


def _on_holidays(mission: Mission, request: MeetingRequest, holidays: Sequence[Holiday]) -> str:
    """It could only be on days that are holidays there."""
    named = [holiday_of(holiday) for holiday in holidays]
    text = ntr(
        "{holidays} is a holiday in {city}, and {who} have no other time for it.",
        "{holidays} are holidays in {city}, and {who} have no other time for it.",
        len(named),
    )
    return text.format(
        holidays=listed(named),
        city=mission.cities[city_of_request(mission, request)].name,
        who=people(mission, people_of_request(mission, request)),
    )


def ideas_clause(count: int) -> list[str]:
    """How many ideas wait in the tray, to stand among other counts; nothing for none."""
    text = ntr("{n} idea waits in the tray", "{n} ideas wait in the tray", count)
    return [text.format(n=count)] if count else []


def _no_place(mission: Mission, request: MeetingRequest, _left_out: LeftOut) -> str:
    if absence := absence_of(mission, request):
        return absence
    bar = bar_to(mission, request)
    if bar is not None:
        return _barred(mission, request, bar)
    sets = permitted_choices(mission, request)
    if sets and places_for(mission, request):
        guests = (*required_of_request(mission, request), *sets[0])
        shortage = shortage_of(mission, request, guests, city_of_request(mission, request))
        if shortage is not None:
            return shortage_sentence(mission, shortage)
    return tr("No place is known for it: {city} has no room that takes requests.").format(
        city=mission.cities[city_of_request(mission, request)].name
    )


def _barred(mission: Mission, request: MeetingRequest, bar: Bar) -> str:
    """What keeps it out of any plan."""
    kept_apart = rule_that_keeps_apart(mission, request)
    if bar is Bar.KEPT_APART and kept_apart is not None:
        return tr("A rule keeps it out: {rule}.").format(rule=rule_sentence(mission, kept_apart))
    if bar is Bar.NOT_ACCEPTED and request.hosts_accept is Answer.YES:
        return tr("It waits for the firm to accept it.")
    return {
        Bar.CANCELLED: tr("It is cancelled."),
        Bar.DECLINED: tr("It is declined by the hosts.")
        if request.hosts_accept is Answer.NO
        else tr("It is declined by the firm."),
        Bar.NOT_ACCEPTED: tr("It waits for the hosts to accept it."),
        Bar.NO_HOURS: tr("The hours asked for leave no time for it."),
        Bar.IDEA: tr("An idea: not planned, as chosen under What makes a plan good."),
    }[bar]


def _room_too_small(mission: Mission, request: MeetingRequest, left_out: LeftOut) -> str:
    heads = left_out.heads or len(people_of_request(mission, request))
    return f"{seats_clause(mission, request, heads)}."


def _ride_too_small(mission: Mission, request: MeetingRequest, left_out: LeftOut) -> str:
    return f"{ride_clause(mission, request, left_out.heads)}."


def _needs_leg_to(mission: Mission, one: DelegateId, request: MeetingRequest) -> bool:
    city_id = city_of_request(mission, request)
    return any(gap.to_city_id == city_id for gap in missing_legs(mission, one))


def _too_long(mission: Mission, request: MeetingRequest, busy: list[OfficialId]) -> str:
    """Longer than the city's day, or than the one host with hours of their own can be met."""
    city = mission.cities[city_of_request(mission, request)]
    if request.minutes > city.day_hours.minutes:
        text = tr(
            "It lasts {n}, longer than the day in {city} ({longest}): Tools > Several days… parts it."
        )
        return text.format(
            n=length_of(request.minutes), city=city.name, longest=length_of(city.day_hours.minutes)
        )
    hours = mission.officials[busy[0]].availability if len(busy) == 1 else ()
    if hours and request.minutes > max(slot.minutes for slot in hours):
        return tr("It lasts {n} min, longer than {host} can be met ({hours}).").format(
            n=request.minutes,
            host=person_name(mission, busy[0]),
            hours=spans(hours, with_days=True),
        )
    return ""


def _never_together(mission: Mission, request: MeetingRequest, _left_out: LeftOut) -> str:
    city = mission.cities[city_of_request(mission, request)].name
    delegates = delegates_of_request(mission, request)
    guests = people(mission, delegates)
    vehicle = None if request.vehicle_id is None else mission.vehicles[request.vehicle_id]
    if vehicle is not None and vehicle.city_id != city_of_request(mission, request):
        other = mission.cities[vehicle.city_id].name
        return tr("{vehicle}, in which it rides, is in {other}, not in {city}.").format(
            vehicle=vehicle.name, other=other, city=city
        )
    stranded = [one for one in delegates if _needs_leg_to(mission, one, request)]
    if stranded:
        return tr("No leg takes {who} to {city}.").format(who=people(mission, stranded), city=city)
    busy = _with_own_hours(mission, request)
    if too_long := _too_long(mission, request, busy):
        return too_long
    if len(busy) == 1:
        host = mission.officials[busy[0]]
        return tr("{host} can be met only {hours}; {guests} cannot be in {city} then.").format(
            host=person_name(mission, host.id),
            hours=spans(host.availability, with_days=True),
            guests=guests,
            city=city,
        )
    return tr("{who} never have time in {city} together.").format(
        who=people(mission, people_of_request(mission, request)), city=city
    )


def _closed(mission: Mission, request: MeetingRequest, left_out: LeftOut) -> str:
    rooms = [mission.rooms[one].name for one in left_out.cause.room_ids]
    if request.venue_id is not None:
        rooms = [mission.venues[request.venue_id].name]
    who = people(mission, people_of_request(mission, request))
    if not rooms:
        return tr("The place is never open when {who} could meet.").format(who=who)
    return tr("{place} is never open when {who} could meet.").format(place=listed(rooms), who=who)


def _outside_windows(mission: Mission, request: MeetingRequest, _left_out: LeftOut) -> str:
    return tr("{who} cannot meet in the hours asked for: {hours}.").format(
        who=people(mission, people_of_request(mission, request)),
        hours=hours_asked(request),
    )


def _blocked(mission: Mission, request: MeetingRequest, left_out: LeftOut) -> str:
    cause = left_out.cause
    names = [mission.gatherings[one].title for one in cause.gathering_ids]
    names += [mission.legs[one].title for one in cause.leg_ids]
    names += list(cause.breaks)
    who = people(mission, cause.person_ids)
    if not names and cause.vehicle_ids:
        return only_vehicle_full(mission, left_out)
    host = _with_own_hours(mission, request)
    if not names:
        return tr("What is fixed or pinned leaves {who} no time for it.").format(who=who)
    if len(host) == 1:
        return tr("{host} can be met only {hours}; then {who} is held by {what}.").format(
            host=person_name(mission, host[0]),
            hours=spans(mission.officials[host[0]].availability, with_days=True),
            who=who,
            what=listed(names[:3]),
        )
    return tr("{what} with the ways to them leave {who} no time for it.").format(
        what=listed(names[:3]), who=who
    )


def _person_full(mission: Mission, request: MeetingRequest, left_out: LeftOut) -> str:
    full = left_out.cause.person_ids
    if sentence := only_vehicle_full(mission, left_out):
        return sentence
    hosts = [mission.officials[one] for one in request.official_ids if one in full]
    if len(full) == 1 and len(hosts) == 1 and hosts[0].availability:
        return tr("The hours of {host} ({hours}) are all taken by other meetings.").format(
            host=person_name(mission, hosts[0].id),
            hours=spans(hosts[0].availability, with_days=True),
        )
    if len(full) == 1:
        return tr("{who} has no time left beside the other meetings.").format(
            who=people(mission, full)
        )
    if len(full) == 2:
        return tr("Whenever one of {who} is free, the other meets somebody else.").format(
            who=people(mission, full)
        )
    return tr("Whenever some of {who} are free, another of them meets somebody else.").format(
        who=people(mission, full)
    )


def _room_full(mission: Mission, request: MeetingRequest, left_out: LeftOut) -> str:
    if left_out.other_ids:
        return kept_out(mission, request, left_out)
    who = people(mission, people_of_request(mission, request))
    rooms = [mission.rooms[one] for one in left_out.cause.room_ids]
    if len(rooms) == 1 and rooms[0].tables > 1:
        return tr("All {n} tables of {room} are taken whenever {who} are free.").format(
            n=rooms[0].tables, room=rooms[0].name, who=who
        )
    return tr("{room} is taken whenever {who} are free.").format(
        room=listed([one.name for one in rooms[:3]]), who=who
    )


def _crowded_out(_mission: Mission, _request: MeetingRequest, _left_out: LeftOut) -> str:
    return tr(
        "It would only fit if another meeting gave way: some of its people are busy whenever it could be."
    )


def _room_left(_mission: Mission, _request: MeetingRequest, _left_out: LeftOut) -> str:
    return tr("Not planned yet; there is room for it.")


def _with_own_hours(mission: Mission, request: MeetingRequest) -> list[OfficialId]:
    """The officials of a request who may be met at certain hours only."""
    return [one for one in request.official_ids if mission.officials[one].availability]


_OF_HOURS = frozenset({Reason.NEVER_TOGETHER, Reason.CLOSED, Reason.OUTSIDE_WINDOWS})
"""Reasons that a holiday may be behind."""

SENTENCES: Mapping[Reason, Callable[[Mission, MeetingRequest, LeftOut], str]] = {
    Reason.NO_PLACE: _no_place,
    Reason.ROOM_TOO_SMALL: _room_too_small,
    Reason.RIDE_TOO_SMALL: _ride_too_small,
    Reason.NEVER_TOGETHER: _never_together,
    Reason.CLOSED: _closed,
    Reason.OUTSIDE_WINDOWS: _outside_windows,
    Reason.BLOCKED_BY_FIXED: _blocked,
    Reason.OTHERS_AWAY: others_away,
    Reason.RULED_OUT: ruled_out,
    Reason.PERSON_FULL: _person_full,
    Reason.OTHERS_FULL: kept_out,
    Reason.ROOM_FULL: _room_full,
    Reason.KEPT_OUT: kept_out,
    Reason.CROWDED_OUT: _crowded_out,
    Reason.ROOM_LEFT: _room_left,
}
