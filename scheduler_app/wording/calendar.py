"""What the calendar says: days and times, headings, tooltips, names for screen readers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.attendance import (
    organisation_of,
    people_of_gathering,
    people_of_meeting,
    person_of,
)
from scheduler_app.mission.engagements import Gathering
from scheduler_app.mission.ids import PersonId, RoomId, VenueId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import City
from scheduler_app.mission.requests import MeetingKind, MeetingRequest, MeetingState
from scheduler_app.mission.schedule import Meeting
from scheduler_app.wording.dates import (
    month_name,
    short_month_name,
    short_weekday_name,
    weekday_name,
)
from scheduler_app.wording.labels import choice_label, in_sentence


def day_text(day: date) -> str:
    """As in "Tue 14 April"."""
    return tr("{weekday} {day} {month}").format(
        weekday=short_weekday_name(day), day=day.day, month=month_name(day)
    )


def day_texts(day: date) -> tuple[str, ...]:
    """The same in less and less room: "Tue 14 April", "Tue 14 Apr", "Tue 14", "14"."""
    text = tr("{weekday} {day} {month}")
    names = {"weekday": short_weekday_name(day), "day": day.day}
    return (
        day_text(day),
        text.format(month=short_month_name(day), **names),
        tr("{weekday} {day}").format(**names),
        str(day.day),
    )


def long_day_text(day: date) -> str:
    """As in "Tuesday 14 April"."""
    return tr("{weekday} {day} {month}").format(
        weekday=weekday_name(day), day=day.day, month=month_name(day)
    )


def time_text(at: datetime) -> str:
    """As in 09:30."""
    return f"{at:%H:%M}"


def span_text(start: datetime, end: datetime) -> str:
    """As in "10:00 to 10:45", for reading aloud; the other day is named when there is one."""
    last = time_text(end)
    if end.date() != start.date():
        last = tr("{time} on {day}").format(time=last, day=day_text(end.date()))
    return tr("{start} to {end}").format(start=time_text(start), end=last)


def minutes_text(minutes: int) -> str:
    """As in "20 min"."""
    return ntr("{n} min", "{n} min", minutes).format(n=minutes)


def city_text(city: City) -> str:
    """The name with the local one beside it."""
    return f"{city.name} {city.name_local}".strip()


def clock_text(city: City, day: date) -> str:
    """How far the city's clock is from UTC on a day, as in UTC+8."""
    offset = datetime(day.year, day.month, day.day, 12, tzinfo=city.zone).utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset is not None else 0
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")


def place_text(mission: Mission, venue_id: VenueId | None, room_id: RoomId | None) -> str:
    """Venue and room, as far as they are known."""
    names = []
    if venue_id is not None:
        names.append(mission.venues[venue_id].name)
    if room_id is not None:
        names.append(mission.rooms[room_id].name)
    return ", ".join(names)


def met_at(mission: Mission, venue_id: VenueId | None, room_id: RoomId | None) -> str:
    """Where people meet; of a call without a place, that each takes it where they are."""
    return place_text(mission, venue_id, room_id) or no_place()


def no_place() -> str:
    """Of a call to which nobody goes."""
    return tr("from where everyone is")


def table_text(table: int) -> str:
    """As in "Table 4"."""
    return tr("Table {n}").format(n=table)


def unlaid_table_text() -> str:
    """For meetings that found every table of a room taken."""
    return tr("No table")


def person_text(mission: Mission, person_id: PersonId) -> str:
    """Name, title and organisation, as far as they are known."""
    person = person_of(mission, person_id)
    organisation = organisation_of(mission, person)
    whose = tr("interpreter") if organisation is None else organisation.name
    parts = [person.name, person.title, whose]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def section_texts() -> dict[str, str]:
    """The headings under which lanes stand together."""
    return {
        "principals": tr("Principals"),
        "firms": tr("Firms"),
        "delegates": tr("Delegates"),
        "interpreters": tr("Interpreters"),
        "government": tr("Government"),
        "companies": tr("Companies"),
        "rooms": tr("Rooms"),
    }


def legend_texts() -> dict[str, str]:
    """What each colour means, by the keys of `Tone`, and the padlock."""
    return {
        "government": tr("Government"),
        "company": tr("Company"),
        "gathering": tr("Gathering"),
        "travel": tr("Travel"),
        "pinned": tr("Pinned"),
    }


def day_summary(here: int, meetings: int, gatherings: int, clashes: int) -> str:
    """The line beside the heading of a city day."""
    parts = [
        ntr("{n} delegate here", "{n} delegates here", here).format(n=here),
        *_counts(meetings, gatherings, clashes),
    ]
    return "  ·  ".join(parts)


def mission_summary(delegates: int, meetings: int, gatherings: int, clashes: int) -> str:
    """The line beside the heading of the people timeline."""
    parts = [
        ntr("{n} delegate", "{n} delegates", delegates).format(n=delegates),
        *_counts(meetings, gatherings, clashes),
    ]
    return "  ·  ".join(parts)


def _counts(meetings: int, gatherings: int, clashes: int) -> list[str]:
    return [
        ntr("{n} meeting", "{n} meetings", meetings).format(n=meetings),
        ntr("{n} gathering", "{n} gatherings", gatherings).format(n=gatherings),
        ntr("{n} clash", "{n} clashes", clashes).format(n=clashes) if clashes else tr("no clash"),
    ]


def day_heading(city: City, day: date) -> str:
    """The heading of a city day."""
    return tr("{city}, {day}").format(city=city_text(city), day=long_day_text(day))


def mission_heading(first: date, last: date) -> str:
    """The heading of the people timeline."""
    if first == last:
        return long_day_text(first)
    return tr("{first} to {last}").format(first=day_text(first), last=day_text(last))


def nothing_planned(city: City, day: date) -> str:
    """The empty state of a city day."""
    return tr("Nothing planned in {city} on {weekday}. Press F5 to make a plan.").format(
        city=city.name, weekday=weekday_name(day)
    )


def nobody_there(city: City, day: date) -> str:
    """The empty state of a city day on which the mission is elsewhere."""
    return tr("Nobody of the mission is in {city} on {day}.").format(
        city=city.name, day=long_day_text(day)
    )


def no_lanes() -> str:
    """The empty state of a view without a single person, firm or room."""
    return tr("Nothing to show yet. Add people, venues and meeting requests first.")


def nothing_at_all() -> str:
    """The empty state of the people timeline."""
    return tr("Nothing planned yet. Press F5 to make a plan.")


def another_city(city: City) -> str:
    """Why a request cannot be put here: its people are met elsewhere."""
    return tr("This meeting can only be held in {city}.").format(city=city.name)


def not_in_city_that_day(city: City, day: date) -> str:
    """Why a request cannot be put on a day."""
    return tr("Nobody of the mission is in {city} on {day}.").format(
        city=city.name, day=day_text(day)
    )


def outside_of_the_day() -> str:
    """Why a request cannot be put where there is no time."""
    return tr("There is no time to be had here.")


def no_place_known() -> str:
    """Why a request cannot be put anywhere: no venue is known for it."""
    return tr("No venue is known for this meeting. Give its request a venue first.")


def move_text(start: datetime, minutes: int, place: str) -> str:
    """Where a block that is being dragged would land."""
    return tr("{day} {time}, {minutes}, {place}").format(
        day=day_text(start.date()),
        time=time_text(start),
        minutes=minutes_text(minutes),
        place=place,
    )


def state_mark(request: MeetingRequest) -> tuple[str, ...]:
    """Kind and state as a block shows them: only what is more or less than a meeting requested."""
    parts = [] if request.kind is MeetingKind.MEETING else [choice_label(request.kind)]
    parts += [] if request.state is MeetingState.REQUESTED else [choice_label(request.state)]
    return (" · ".join(parts),) if parts else ()


def state_text(mission: Mission, meeting: Meeting) -> str:
    """How far a meeting has come, and whether it is pinned, in a word or two."""
    request = mission.meeting_requests[meeting.request_id]
    pinned = _pinned_text(meeting)
    if request.state is MeetingState.REQUESTED:
        return pinned
    state = in_sentence(choice_label(request.state))
    return f"{state}, {pinned}" if meeting.is_pinned else state


def _pinned_text(meeting: Meeting) -> str:
    if meeting.pin_time and meeting.pin_place:
        return tr("pinned")
    if meeting.pin_time:
        return tr("time pinned")
    if meeting.pin_place:
        return tr("place pinned")
    return tr("proposed")


def people_texts(mission: Mission, meeting: Meeting) -> list[str]:
    """Everyone at a meeting, one line each."""
    return [person_text(mission, one) for one in people_of_meeting(mission, meeting)]


def gathering_people_text(mission: Mission, gathering: Gathering) -> str:
    """How many are at a gathering."""
    n = len(people_of_gathering(mission, gathering))
    return ntr("{n} person", "{n} people", n).format(n=n)


def with_lanes(names: Sequence[str]) -> str:
    """For screen readers: in whose lanes a block lies."""
    return tr("with {names}").format(names=", ".join(names))


def with_many(n: int) -> str:
    """For screen readers: a block over many lanes."""
    return ntr("with {n} lane", "with all of {n} lanes", n).format(n=n)


def way_of(minutes: str) -> str:
    """The name of a transfer."""
    return tr("transfer, {minutes}").format(minutes=minutes)


def way_to(venue: str) -> str:
    """Where a transfer goes."""
    return tr("to {venue}").format(venue=venue)


def warning(sentence: str) -> str:
    """For screen readers: what is doubtful about a block."""
    return tr("warning: {sentence}").format(sentence=sentence)


def no_clash() -> str:
    """For screen readers: nothing is wrong with a block."""
    return tr("no clash")


def clash(sentence: str) -> str:
    """For screen readers: what is wrong with a block."""
    return tr("clash: {sentence}").format(sentence=sentence)


def late_transfer(minutes: int) -> str:
    """What is wrong with a way for which there is too little time."""
    return ntr("{n} minute too short", "{n} minutes too short", minutes).format(n=minutes)
