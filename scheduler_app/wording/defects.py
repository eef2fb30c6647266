"""One sentence for every kind of doubtful data, naming the thing and what to look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from scheduler_app.i18n import mark, ntr, tr
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.defects import Defect, DefectCode
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.interpreting import Shortage
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.requests import Session
from scheduler_app.wording.interpreting import shortage_clause
from scheduler_app.wording.parts import day_of, few, party_name, people, person_name, spans
from scheduler_app.wording.rules import length_of, rule_sentence

SENTENCES: Mapping[DefectCode, str] = {
    DefectCode.MISSION_WITHOUT_CITY_DAYS: mark(
        "No city days yet: say who works in which city on which day, so that meetings can be planned."
    ),
    DefectCode.DAY_WITHOUT_CITY: mark("{day} has no city: nobody is planned anywhere."),
    DefectCode.CITY_WITHOUT_VENUES: mark("{city} has no venues, so nothing can take place there."),
    DefectCode.CITY_WITHOUT_ZONE: mark(
        "{city} has no time zone of its own: all times there are taken for UTC. Choose one."
    ),
    DefectCode.TIME_SKIPPED: mark(
        "{record}: there is no {time} in {city} on {day}; summer time skips it."
    ),
    DefectCode.TIME_TWICE: mark(
        "{record}: {time} comes twice in {city} on {day}, when summer time ends; the first is meant."
    ),
    DefectCode.CITY_DAY_OUTSIDE: mark("{city} on {day} lies outside the mission's dates."),
    DefectCode.VENUE_ELSEWHERE: mark("{record} is in {city}, but {venue} is in {other_city}."),
    DefectCode.ROOM_ON_NO_DAY: mark("{room} may be used on no day of the mission."),
    DefectCode.ROOM_IN_OTHER_VENUE: mark(
        "{record} is planned in {venue}, but its room {room} is in {to}."
    ),
    DefectCode.WAY_CONTRADICTS: mark(
        "From {from} to {to} takes {minutes} min, but the way back {other} min."
    ),
    DefectCode.WAY_PEAK_SHORTER: mark(
        "From {from} to {to} takes {peak} min in the peak, less than the {minutes} min outside it."
    ),
    DefectCode.WAY_DETOUR_SHORTER: mark(
        "From {from} to {to} takes {minutes} min, but only {other} min by way of {venue}."
    ),
    DefectCode.WAY_TWICE: mark(
        "From {from} to {to} is entered twice, with {other} and {minutes} min; the last one counts."
    ),
    DefectCode.WAY_BETWEEN_CITIES: mark(
        "{from} and {to} lie in different cities; a leg joins those, not a travel time."
    ),
    DefectCode.FIRM_WITHOUT_TRAVELLERS: mark("Nobody of {organisation} travels."),
    DefectCode.DELEGATE_NOWHERE: mark("{person} travels, but is in no city on any day."),
    DefectCode.DELEGATE_IN_TWO_CITIES: mark(
        "{person} is in {city} and in {other_city} on {day}, and no leg joins them."
    ),
    DefectCode.REPLACED_IN_A_RING: mark(
        "“Replaced by” of {person} leads back to {person}: nobody stands in for themselves."
    ),
    DefectCode.OFFICIAL_ON_NO_DAY: mark(
        "{person} is available on no day on which the mission is in {city}."
    ),
    DefectCode.OFFICIAL_CITY_NOT_VISITED: mark(
        "{person} receives in {city}, where the mission does not go."
    ),
    DefectCode.LEG_MISSING: mark(
        "No leg takes {people} from {city} to {other_city} between {day} and {other_day}."
    ),
    DefectCode.LEG_WITHOUT_RIDERS: mark("Nobody rides {leg}."),
    DefectCode.LEG_RIDERS_ELSEWHERE: mark(
        "{leg} leaves from {city}, but {people} last went to {other_city}."
    ),
    DefectCode.LEG_LANDS_BEFORE_LEAVING: mark(
        "{leg} arrives before it leaves, even with the clocks of both cities."
    ),
    DefectCode.LEG_OUTSIDE: mark("{leg} lies outside the mission's dates."),
    DefectCode.GATHERING_WITHOUT_PEOPLE: mark("Nobody is to come to {gathering}."),
    DefectCode.GATHERING_WITHOUT_PLACE: mark("{gathering} on {day} has no place yet."),
    DefectCode.GATHERING_OUTSIDE: mark("{gathering} on {day} lies outside the mission's dates."),
    DefectCode.GATHERING_PEOPLE_ELSEWHERE: mark(
        "{gathering} is in {city} on {day}, but not there that day: {people}."
    ),
    DefectCode.GATHERING_CLOSED: mark(
        "{gathering} on {day} is at a time when its venue is not open."
    ),
    DefectCode.GATHERING_TOO_MANY: mark(
        "{count} people come to {gathering}, but {room} seats {seats}."
    ),
    DefectCode.GATHERINGS_SHARE_ROOM: mark(
        "{gathering} on {day} is in {room} at the same time as {other}."
    ),
    DefectCode.GATHERING_OVER_CAP: mark(
        "{gathering} on {day}: {count} delegates are to come, but there is room for {number}."
    ),
    DefectCode.GATHERING_HOST_AWAY: mark(
        "{gathering} on {day} lies outside the hours in which {person} may be met."
    ),
    DefectCode.GATHERING_UNINTERPRETED: mark(
        "{gathering} on {day} lacks an interpreter: the two sides share no language."
    ),
    DefectCode.GATHERING_MISINTERPRETED: mark(
        "{person} cannot interpret at {gathering} on {day}: another language, another city, or not"
        " there then."
    ),
    DefectCode.GATHERING_LONG_FOR_ONE: mark(
        "{person} interprets {length} alone at {gathering} on {day}; two should take turns."
    ),
    DefectCode.GATHERING_KEPT_APART: mark(
        "{organisation} and {other_organisation} do not meet, but both are expected at"
        " {gathering} on {day}."
    ),
    DefectCode.NAMED_BEFORE_ARRIVAL: mark(
        "{person} arrives only on {day} at {time}, too late for {record}."
    ),
    DefectCode.NAMED_AFTER_LEAVING: mark(
        "{person} leaves on {day} at {time}, too early for {record}."
    ),
    DefectCode.GATHERING_OVER_BREAK: mark(
        "{gathering} on {day} leaves no time for {title}. If people eat there, its kind is Meal."
    ),
    DefectCode.REQUEST_WITHOUT_DELEGATES: mark("{request}: nobody who is to come travels."),
    DefectCode.REQUEST_PERSON_GONE: mark("{request}: not travelling, but must come: {people}."),
    DefectCode.REQUEST_NEVER_TOGETHER: mark(
        "{request}: the people are never in {city} on the same day."
    ),
    DefectCode.HOURS_ASKED_SHORT: mark(
        "{request}: {length} do not fit into the hours asked for ({hours}{session})."
    ),
    DefectCode.HOURS_OF_HOST_SHORT: mark(
        "{request}: {length} do not fit into the hours of {person} ({their})."
    ),
    DefectCode.HOURS_APART: mark(
        "{request}: no {length} are both within the hours asked for ({hours}{session}) and within those of"
        " {person} ({their})."
    ),
    DefectCode.REQUEST_WINDOWS_OUTSIDE: mark(
        "{request}: the hours asked for lie outside the mission's dates."
    ),
    DefectCode.REQUEST_TWICE: mark("{request} is asked for twice."),
    DefectCode.REQUEST_TOO_FEW: mark(
        "{request}: {count} of those named should come, but fewer travel."
    ),
    DefectCode.REQUEST_LIST_TOO_SHORT: mark(
        "{request}: at least {number} are to come of a list with only {count}."
    ),
    DefectCode.REQUEST_VEHICLE_ELSEWHERE: mark(
        "{request}: {vehicle} is in {city}, where the meeting is not."
    ),
    DefectCode.REQUEST_VEHICLE_TOO_SMALL: mark(
        "{request}: {count} people are to ride in {vehicle}, which seats {number}."
    ),
    DefectCode.REQUEST_WITHOUT_LINK: mark("{request} is an online meeting, but has no link yet."),
    DefectCode.REQUEST_LINK_UNREADABLE: mark(
        "{request}: the link ‘{link}’ is no address, such as https://example.org/call."
    ),
    DefectCode.REQUEST_NO_INTERPRETER: mark("{request}: {shortage}."),
    DefectCode.REQUEST_LONG_FOR_ONE: mark(
        "{request}: {length} are too long for one interpreter alone; ask for two, who take turns."
    ),
    DefectCode.INTERPRETERS_NONE_YET: mark(
        "No interpreter yet: in {wanting} the two sides have no language in common."
    ),
    DefectCode.CANCELLED_BUT_PLANNED: mark(
        "{request} is cancelled, but still in the plan; Solve takes it out."
    ),
    DefectCode.OFFERED_WITHOUT_TIMES: mark("{request}: times are offered, but none is entered."),
    DefectCode.CONFIRMED_UNPLANNED: mark("{request} is confirmed, but has no time in the plan."),
    DefectCode.HELD_UNPLANNED: mark("{request} has been held, but has no time in the plan."),
    DefectCode.MEETING_UNINTERPRETED: mark("{request} lacks an interpreter."),
    DefectCode.MEETING_MISINTERPRETED: mark(
        "{person} cannot interpret at {request}: another language, another city, or another firm."
    ),
    DefectCode.OFFICIAL_OVERASKED: mark(
        "{person} has {there} for meetings, but is asked for {asked}, in {wanting}."
    ),
    DefectCode.RANK_TOO_LOW: mark(
        "{request}: nobody of the other side has rank {number} or higher, as {person} should meet."
    ),
    DefectCode.CITY_HAS_FAIR: mark(
        "{title} is on in {city} from {first} to {last}: hotels and halls are full."
    ),
    DefectCode.CITY_TOO_FEW_FIRMS: mark(
        "{city} is to take place with {number} firms or more; {count} go there."
    ),
    DefectCode.INTERPRETER_NOWHERE: mark("{person} works in no city on any day of the mission."),
    DefectCode.MEETING_LONG_FOR_ONE: mark(
        "{request}: {person} interprets {minutes} min alone; two should take turns."
    ),
    DefectCode.CALL_AT_A_PLACE: mark(
        "{request} is a call for which no place is asked, but the plan sends its guests to {venue} for it. Move… to “from where everyone is” lets them take it where they are, and Solve does so unless it is pinned or confirmed; if they are to be there, ask for {venue} in the request."
    ),
    DefectCode.VEHICLE_TWO_WAYS: mark(
        "{record} is wanted on two ways at once, or before it can be there ({count}×), first on {day} at {time} to {goal}."
    ),
    DefectCode.VEHICLE_TOO_FULL: mark(
        "{record} seats {number}; on {day} at {time}, {count} people are to ride in it."
    ),
    DefectCode.VEHICLE_SHARED: mark("{people}: to ride in {other} and in {record}."),
    DefectCode.VEHICLE_ORDER_TWICE: mark(
        "{record} and {other} are both number {number} in the motorcade."
    ),
    DefectCode.RULE_ABOUT_NOBODY: mark("{record} – this rule concerns nobody yet."),
    DefectCode.RULE_NAMES_TWICE: mark("{record} – {request} is named twice."),
    DefectCode.RULE_KEEPS_OUT: mark("{record} – this leaves no room for: {requests}."),
    DefectCode.RULE_AGAINST_HOURS: mark(
        "{record} – but the hours of the people and of these requests never allow it."
    ),
    DefectCode.RULES_CONTRADICT: mark("{record} – this cannot be kept together with: {others}."),
    DefectCode.RULES_CONTRADICT_DAYS: mark(
        "{record} – in {days} this cannot be kept together with: {others}."
    ),
    DefectCode.RULE_BROKEN_BY_GATHERINGS: mark(
        "{record} – but gatherings and legs alone make {day} {there} long: {people}."
    ),
    DefectCode.RULE_OUT_OF_REACH: mark(
        "{record} – but there are fewer in the table of requests: {parties}."
    ),
}


def sentence_of_defect(mission: Mission, defect: Defect) -> str:
    """What is doubtful, in a coordinator's words; ends with a full stop."""
    values = {key: _shown(mission, defect, key, value) for key, value in defect.values.items()}
    text = tr(SENTENCES[defect.code])
    return text.format(record=_record(mission, defect), **values)


def _shown(mission: Mission, defect: Defect, key: str, value: Any) -> str:  # noqa: ANN401
    if isinstance(value, date):
        return day_of(value)
    if isinstance(value, Shortage):
        return shortage_clause(mission, value)
    if key in ("asked", "there", "length"):
        return length_of(int(value))
    if key in _SEVERAL:
        return _SEVERAL[key](mission, value)
    if key == "other" and isinstance(value, str):
        return _NAMES[defect.table](mission, value)
    table = _TABLES.get(key)
    return (
        _NAMES[table](mission, value) if table and value in getattr(mission, table) else str(value)
    )


def _titles(mission: Mission, ids: Sequence[MeetingRequestId]) -> str:
    return few([f"“{request_title(mission, mission.meeting_requests[one])}”" for one in ids])


def _parties(mission: Mission, found: Sequence[tuple[Any, int]]) -> str:
    """Firms and people, each with its number."""
    return few([f"{party_name(mission, party)} ({count})" for party, count in found])


_SEVERAL: Mapping[str, Callable[[Mission, Any], str]] = {
    "people": people,
    "person": person_name,
    "requests": _titles,
    "hours": lambda _, slots: spans(slots, with_days=True),
    "their": lambda _, slots: spans(slots, with_days=True),
    "session": lambda _, session: {
        Session.ANY: "",
        Session.MORNING: tr(", mornings"),
        Session.AFTERNOON: tr(", afternoons"),
    }[session],
    "wanting": lambda _, count: ntr("{n} request", "{n} requests", count).format(n=count),
    "parties": _parties,
    "days": lambda _, count: ntr("{n} day", "{n} days", count).format(n=count),
    "others": lambda mission, ids: "; ".join(
        rule_sentence(mission, mission.rules[one]) for one in ids
    ),
}


def _record(mission: Mission, defect: Defect) -> str:
    name = _NAMES.get(defect.table)
    return name(mission, defect.record) if name and defect.record else mission.title


_TABLES = {
    "city": "cities", "other_city": "cities", "venue": "venues", "from": "venues", "to": "venues",
    "room": "rooms", "organisation": "organisations",
    "other_organisation": "organisations", "leg": "legs", "gathering": "gatherings",
    "request": "meeting_requests", "vehicle": "vehicles",
}  # fmt: skip

_NAMES: Mapping[str, Callable[[Mission, Any], str]] = {
    "cities": lambda mission, key: mission.cities[key].name,
    "venues": lambda mission, key: mission.venues[key].name,
    "rooms": lambda mission, key: mission.rooms[key].name,
    "organisations": lambda mission, key: mission.organisations[key].name,
    "legs": lambda mission, key: mission.legs[key].title,
    "gatherings": lambda mission, key: mission.gatherings[key].title,
    "meeting_requests": lambda mission, key: request_title(mission, mission.meeting_requests[key]),
    "officials": person_name,
    "delegates": person_name,
    "vehicles": lambda mission, key: mission.vehicles[key].name,
    "interpreters": person_name,
    "rules": lambda mission, key: rule_sentence(mission, mission.rules[key]),
}
