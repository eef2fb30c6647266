"""A schedule drawn as text, read and written: what a test shows is what the calendar would show.

One row for each firm, one character for each quarter of an hour from 09:00, an hour to a group:

    Alder  aaa. .BB. ====
    Birch  .... .BB. cc.c

A letter is a meeting of that firm with the official of that letter (upper case: pinned); two firms in
one meeting show the same letter at the same time. `=` is a gathering. Where blocks overlap in a row
`#` is drawn: a clash. Spaces are only for the eye.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from scheduler_app.calendar_view.layout import Block, BlockKind, Board, CityDaySpec, Layout, compose
from scheduler_app.mission.engagements import Gathering
from scheduler_app.mission.ids import (
    CityDayId,
    CityId,
    DelegateId,
    GatheringId,
    MeetingId,
    MeetingRequestId,
    OfficialId,
    OrganisationId,
    RoomId,
    VenueId,
)
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Delegate, Official, Organisation, OrganisationKind, Roster
from scheduler_app.mission.places import City, CityDay, Room, Venue
from scheduler_app.mission.requests import MeetingRequest
from scheduler_app.mission.schedule import Meeting, meeting_id_of
from scheduler_app.mission.slots import Hours

DAY = date(2015, 4, 14)
FIRST = datetime.combine(DAY, time(9))
STEP = timedelta(minutes=15)
TOWN = CityId("town")
HALL = VenueId("hall")
SPEC = CityDaySpec(city_id=TOWN, day=DAY)

Run = tuple[str, int, int]
"""A character with the first cell and the cell after the last."""


def mission_of(drawing: str, *, tables: int = 9) -> Mission:
    """The mission that a drawing shows: one city, one hall with tables, requests `request-a` …"""
    rows = [
        (line.split()[0], "".join(line.split()[1:])) for line in drawing.split("\n") if line.strip()
    ]
    width = max(len(cells) for _, cells in rows)
    mission = _town(width, [name for name, _ in rows], tables)
    found: dict[Run, list[str]] = {}
    for name, cells in rows:
        for run in _runs(cells):
            found.setdefault(run, []).append(name)
    gatherings: dict[GatheringId, Gathering] = {}
    requests: dict[MeetingRequestId, MeetingRequest] = {}
    meetings: dict[MeetingId, Meeting] = {}
    officials: dict[OfficialId, Official] = {}
    for (mark, first, last), firms in sorted(found.items(), key=lambda pair: pair[0][1]):
        delegates = tuple(DelegateId(f"delegate-{name}") for name in firms)
        if mark == "=":
            one = _gathering(first, last, delegates)
            gatherings[one.id] = one
            continue
        letter = mark.lower()
        officials[OfficialId(f"official-{letter}")] = _official(letter)
        key = MeetingRequestId(f"request-{letter}")
        if key in requests:
            raise ValueError(f"{letter} is drawn twice")
        requests[key] = MeetingRequest(
            id=key, delegate_ids=delegates, official_ids=(OfficialId(f"official-{letter}"),),
            title=letter, minutes=15 * (last - first), room_id=RoomId("hall-tables"),
        )  # fmt: skip
        meetings[meeting_id_of(key)] = Meeting(
            id=meeting_id_of(key), request_id=key, start=FIRST + first * STEP, venue_id=HALL,
            room_id=RoomId("hall-tables"), table=len(meetings) % tables + 1,
            pin_time=mark.isupper(), pin_place=mark.isupper(),
        )  # fmt: skip
    return replace(
        mission,
        officials=officials,
        gatherings=gatherings,
        meeting_requests=requests,
        meetings=meetings,
    )


def drawn(shown: Mission | Board | Layout) -> str:
    """The drawing of what the calendar shows of a mission's day."""
    board = shown.board if isinstance(shown, Layout) else shown
    if isinstance(board, Mission):
        board = compose(board, SPEC)
    width = (board.last_minute - 9 * 60) // 15
    names = max(len(lane.title) for lane in board.lanes)
    lines = []
    for number, lane in enumerate(board.lanes):
        cells = ["."] * width
        for block in board.blocks:
            if block.lane <= number <= block.last_lane and block.kind is not BlockKind.TRANSFER:
                for cell in _cells(block):
                    cells[cell] = _mark(block) if cells[cell] == "." else "#"
        hours = (" ".join("".join(cells[n : n + 4]) for n in range(0, width, 4))).rstrip()
        lines.append(f"{lane.title:<{names}}  {hours}")
    return "\n".join(lines)


def plain(drawing: str) -> str:
    """A drawing without the indentation of the test that holds it."""
    lines = [line.split() for line in drawing.split("\n") if line.strip()]
    names = max(len(line[0]) for line in lines)
    return "\n".join(f"{line[0]:<{names}}  {' '.join(line[1:])}" for line in lines)


def _runs(cells: str) -> Iterator[Run]:
    at = 0
    for mark, group in groupby(cells):
        length = len(list(group))
        if mark != ".":
            yield mark, at, at + length
        at += length


def _cells(block: Block) -> range:
    return range(int((block.start - FIRST) / STEP), int((block.end - FIRST) / STEP))


def _mark(block: Block) -> str:
    if block.kind is BlockKind.GATHERING:
        return "="
    letter = str(block.request_id).removeprefix("request-")
    return letter.upper() if block.face.pin_time else letter


def _town(width: int, names: Sequence[str], tables: int) -> Mission:
    hours = Hours(start=time(9), end=(FIRST + width * STEP).time())
    organisations = [
        *(Organisation(id=OrganisationId(f"firm-{name}"), name=name) for name in names),
        Organisation(
            id=OrganisationId("ministry"), name="Ministry", kind=OrganisationKind.GOVERNMENT
        ),
    ]
    delegates = [
        Delegate(id=DelegateId(f"delegate-{name}"), organisation_id=OrganisationId(f"firm-{name}"), title="Head")
        for name in names
    ]  # fmt: skip
    return Mission(
        title="Drawn", start=DAY, end=DAY,
        cities={TOWN: City(id=TOWN, name="Town", day_hours=hours, breaks=(), peak_hours=())},
        city_days={CityDayId("day"): CityDay(id=CityDayId("day"), day=DAY, city_id=TOWN)},
        venues={HALL: Venue(id=HALL, name="Hall", city_id=TOWN)},
        rooms={RoomId("hall-tables"): Room(id=RoomId("hall-tables"), venue_id=HALL, name="Tables", tables=tables)},
        organisations={one.id: one for one in organisations},
        delegates={one.id: one for one in delegates},
    )  # fmt: skip


def _official(letter: str) -> Official:
    return Official(
        id=OfficialId(f"official-{letter}"), organisation_id=OrganisationId("ministry"), city_id=TOWN,
        title=f"Office {letter}",
    )  # fmt: skip


def _gathering(first: int, last: int, delegates: tuple[DelegateId, ...]) -> Gathering:
    return Gathering(
        id=GatheringId(f"gathering-{first}-{last}"), title="Reception", city_id=TOWN, venue_id=HALL,
        start=FIRST + first * STEP, end=FIRST + last * STEP,
        roster=Roster(groups=(), delegate_ids=delegates),
    )  # fmt: skip
