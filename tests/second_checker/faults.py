"""Faults to be planted in the good plan: each one edit of the JSON, and what a checker must say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.second_checker.good_plan import MON, TUE, WED, Record

Edit = Callable[[Record], None]


@dataclass(frozen=True)
class Fault:
    """A fault: how it is planted, the kind of problem it is, and the records of which one is named."""

    name: str
    kind: str
    about: tuple[str, ...]
    plant: Edit


def row(plain: Record, key: str) -> Record:
    """The record of an id."""
    rows = (one for table in plain.values() if isinstance(table, list) for one in table)
    return next(one for one in rows if one["id"] == key)


def _set(key: str, **fields: Any) -> Edit:
    """Give a record other values."""
    return lambda plain: row(plain, key).update(fields)


def _move(request: str, start: str, **fields: Any) -> Edit:
    return _set(f"meeting-of-{request}", start=start, **fields)


def _rule(kind: str, **fields: Any) -> Edit:
    return lambda plain: plain["rules"].append({"id": "U9", "kind": kind, **fields})


def _add(table: str, **fields: Any) -> Edit:
    return lambda plain: plain[table].append(fields)


def _all(*edits: Edit) -> Edit:
    def plant(plain: Record) -> None:
        for edit in edits:
            edit(plain)

    return plant


def _slots(*pairs: tuple[str, str]) -> list[Record]:
    return [{"start": start, "end": end} for start, end in pairs]


def _gathering(key: str, start: str, end: str, **fields: Any) -> Edit:
    return _add(
        "gatherings", id=key, title=key, city_id="C0", start=start, end=end,
        roster={"groups": [], "organisation_ids": ["F1"]}, **fields,
    )  # fmt: skip


FIRM_0 = {"groups": [], "organisation_ids": ["F0"]}

PEOPLE = (
    Fault("two meetings of a guest at once", "double_booking", ("M3",), _move("M3", f"{MON}T10:00", venue_id="V1", room_id=None)),
    Fault("two meetings of a host at once", "double_booking", ("M4", "M0"), _move("M4", f"{MON}T10:00")),
    Fault("a meeting during a gathering", "double_booking", ("M0", "E0"), _move("M0", f"{MON}T08:45", venue_id="Q0")),
    Fault("a meeting during a flight", "double_booking", ("M8", "L0"), _move("M8", f"{TUE}T20:00", venue_id="Q0")),
    Fault("two gatherings at once", "double_booking", ("E0", "E9"), _gathering("E9", f"{MON}T08:45", f"{MON}T09:15", venue_id="V1")),
    Fault("an interpreter at two meetings at once", "double_booking", ("M0", "M2"), _all(_set("meeting-of-M2", interpreter_ids=["I0"], start=f"{MON}T10:00"), _set("M2", interpreting="one"))),
    Fault("a host at a gathering meanwhile", "double_booking", ("M1", "E9"), _all(_gathering("E9", f"{TUE}T11:00", f"{TUE}T11:30", venue_id="V0", official_ids=["O1"]))),
    Fault("too little time for the way", "way", ("M0", "E0"), _move("M0", f"{MON}T09:20")),
    Fault("too little time for the doors", "way", ("M0", "E0"), _move("M0", f"{MON}T09:35")),
    Fault("too little time in the peak", "way", ("M3", "E1"), _move("M3", f"{MON}T16:50")),
    Fault("in another city without a journey", "way", ("M8",), _move("M8", f"{TUE}T17:00", venue_id="V2")),
    Fault("before the day begins", "absent", ("M8",), _move("M8", f"{WED}T07:30")),
    Fault("after the day ends", "absent", ("M9",), _move("M9", f"{WED}T18:00")),
    Fault("a host at another hour than theirs", "absent", ("M1", "O1"), _move("M1", f"{TUE}T13:30")),
    Fault("a guest who is ill", "absent", ("M8", "D5"), _set("D5", away=_slots((f"{WED}T09:00", f"{WED}T12:00")))),
    Fault("a guest who has not come yet", "absent", ("M0", "D0"), _set("D0", arrival=f"{MON}T13:00")),
    Fault("a guest who has left", "absent", ("M9", "D1"), _set("D1", departure=f"{WED}T12:00")),
    Fault("an interpreter who is away", "absent", ("M0", "I0"), _set("I0", away=_slots((f"{MON}T09:00", f"{MON}T12:00")))),
    Fault("an interpreter of another city", "misinterpreted", ("M0", "I0"), _set("I0", city_ids=["C1"])),
    Fault("a called host at another hour", "absent", ("M7", "O4"), _set("O4", availability=_slots((f"{TUE}T09:00", f"{TUE}T11:00")))),
    Fault("a meeting on a holiday", "absent", ("M8",), _set("C1", holidays=[{"day": WED, "title": "Feast"}])),
    Fault("the journey is not there", "leg_missing", ("C1",), lambda plain: plain["legs"].clear()),
    Fault("a journey from another city", "leg_elsewhere", ("L9",), _add("legs", id="L9", title="L9", from_city_id="C0", to_city_id="C9", departure=f"{WED}T21:00", arrival=f"{WED}T23:00")),
    Fault("a gathering in another city", "gathering_elsewhere", ("E9",), _gathering("E9", f"{WED}T10:00", f"{WED}T11:00", venue_id="V1")),
    Fault("a meeting in the break", "break", ("M2",), _move("M2", f"{MON}T12:30")),
    Fault("no time for a break of one's own", "break", ("M9",), _all(_move("M8", f"{WED}T11:30"), _move("M9", f"{WED}T12:35"), _set("M9", organisation_id="F2"))),
)  # fmt: skip

PLACES = (
    Fault("before a venue opens", "closed", ("M4",), _all(_move("M4", f"{TUE}T08:45"), _set("M4", windows=[]))),
    Fault("a venue closed that day", "closed", ("M8", "V2"), _set("V2", closed=_slots((f"{WED}T10:30", f"{WED}T12:00")))),
    Fault("a room that may not be used", "closed", ("M3", "R1"), _set("R1", availability=_slots((f"{MON}T13:00", f"{MON}T16:00")))),
    Fault("more people than seats", "seats", ("M3", "R1"), _set("R1", seats=2)),
    Fault("more meetings than tables", "tables", ("M6", "R0"), _set("R0", tables=1)),
    Fault("a meeting in the room of a gathering", "room_taken", ("M6", "E9"), _gathering("E9", f"{TUE}T10:00", f"{TUE}T10:10", room_id="R0", official_ids=[])),
    Fault("two gatherings in one room", "room_shared", ("E1", "E9"), _gathering("E9", f"{MON}T19:00", f"{MON}T20:00", room_id="R0")),
    Fault("more at a gathering than may come", "cap", ("E1",), _set("E1", cap=6)),
    Fault("a gathering before the doors open", "gathering_closed", ("E0",), _set("Q0", opening_hours=[{"hours": {"start": "09:00", "end": "23:00"}}])),
    Fault("a gathering where it is shut", "gathering_closed", ("E1",), _set("Q0", closed=_slots((f"{MON}T19:00", f"{MON}T21:00")))),
    Fault("outside of the windows", "window", ("M4",), _move("M4", f"{TUE}T10:30")),
    Fault("outside of the session", "session", ("M3",), _set("M3", session="morning")),
    Fault("a table that the room has not", "no_table", ("M6", "R0"), _set("meeting-of-M6", table=3)),
    Fault("two meetings at one table", "same_table", ("M5", "M6"), _set("meeting-of-M6", table=1)),
)  # fmt: skip

COMPANY = (
    Fault("too few of the choice", "too_few", ("M2",), _set("meeting-of-M2", delegate_ids=["D3"])),
    Fault("somebody of the choice does not travel", "too_few", ("M2",), _set("D4", is_travelling=False)),
    Fault("who must come does not travel", "required_gone", ("M6",), _all(_set("M6", delegate_ids=["D2", "D3"]), _set("D3", is_travelling=False), _set("meeting-of-M2", delegate_ids=["D4", "D5"]))),
    Fault("nobody comes", "nobody", ("M4",), _set("P0", is_travelling=False)),
    Fault("cancelled and yet planned", "off_but_planned", ("M8",), _set("M8", state="cancelled")),
    Fault("no interpreter", "uninterpreted", ("M0",), _set("meeting-of-M0", interpreter_ids=[])),
    Fault("one interpreter where two are wanted", "uninterpreted", ("M0",), _set("M0", interpreting="two")),
    Fault("an interpreter without the language", "misinterpreted", ("M0", "I1"), _set("meeting-of-M0", interpreter_ids=["I1"])),
    Fault("an interpreter who follows others", "misinterpreted", ("M0", "I2"), _set("meeting-of-M0", interpreter_ids=["I2"])),
    Fault("an interpreter works too long", "interpreter_work", ("I2",), _set("I2", most_minutes=45)),
    Fault("two trips of a car at once", "vehicle_twice", ("W0",), _set("M5", vehicle_id="W0")),
    Fault("a car is not back in time", "vehicle_trip", ("W0",), _set("M1", vehicle_id="W0")),
    Fault("more guests than the car seats", "overload", ("W0",), _set("W0", seats=1)),
    Fault("more riders than the van seats", "roster_overload", ("W1",), _set("W1", seats=2)),
)  # fmt: skip

RULES = (
    Fault("too many meetings on a day", "most_a_day", ("U0", "F0"), _set("U0", number=1)),
    Fault("too many meetings in all", "most_in_all", ("U9", "F0"), _rule("most_in_all", number=3, roster=FIRM_0)),
    Fault("too many meetings of a host", "most_a_day", ("U9", "O3"), _rule("most_a_day", number=1, official_ids=["O3"])),
    Fault("too few meetings", "least_in_all", ("U9", "F0"), _rule("least_in_all", number=5, roster=FIRM_0)),
    Fault("too much work", "longest_work", ("U9", "D0"), _rule("longest_work", minutes=100, roster=FIRM_0)),
    Fault("too long a day", "longest_day", ("U9", "D0"), _rule("longest_day", minutes=500, roster=FIRM_0)),
    Fault("no pause", "pause", ("U9", "O3"), _all(_move("M9", f"{WED}T11:05"), _rule("pause", minutes=90, official_ids=["O3"]))),
    Fault("no time to change over", "change_over", ("U9", "O3"), _all(_move("M9", f"{WED}T11:05"), _rule("change_over", minutes=30, official_ids=["O3"]))),
    Fault("free time taken", "free_time", ("U9", "M9"), _rule("free_time", roster=FIRM_0, slots=_slots((f"{WED}T15:00", f"{WED}T16:00")))),
    Fault("in the wrong order", "before", ("U9", "M1"), _rule("before", request_ids=["M1", "M0"])),
    Fault("not on one day", "same_day", ("U9", "M0"), _rule("same_day", request_ids=["M0", "M9"])),
    Fault("on the same day", "other_day", ("U9", "M0"), _rule("other_day", request_ids=["M0", "M3"])),
    Fault("not on the next day", "next_day", ("U9", "M0"), _rule("next_day", request_ids=["M0", "M9"])),
    Fault("too soon after another", "not_after", ("U9", "M6"), _rule("not_after", request_ids=["M4", "M6"], minutes=60)),
    Fault("nobody of the rank asked for", "rank", ("U3", "M4"), _set("O0", rank=4)),
    Fault("people who should not meet", "do_not_meet", ("U9", "M6"), _rule("do_not_meet", organisation_ids=["F2", "B0"])),
    Fault("in the wrong order, one between waiting", "before", ("U9", "M9"), _rule("before", request_ids=["M9", "M10", "M0"])),
    Fault("another meeting too near", "buffer", ("U9", "M2"), _all(_set("M3", organisation_id="F2"), _set("R1", seats=4), _rule("buffer", request_ids=["M2"], minutes=60))),
    Fault("a chosen one brings too many in all", "most_in_all", ("U9", "D4"), _rule("most_in_all", number=1, roster={"groups": [], "delegate_ids": ["D4"]})),
)  # fmt: skip

FAULTS = (*PEOPLE, *PLACES, *COMPANY, *RULES)
