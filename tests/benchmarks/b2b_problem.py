"""Published matchmaking instances (MiniZinc data, Bofill et al., JAIR 74, 2022) as Problems.

    nBusiness, nMeetings, nTables, nTotalSlots, nMorningSlots   numbers
    requested     rows (p, q, session) from 1: session 1 morning, 2 afternoon, 3 any
    forbidden     for each participant the slots in which he cannot meet; a 0 is a dummy
    fixed         for each meeting its slot, 0 where it is free
    precedences   for each meeting those that must be in an earlier slot

A slot is one minute and a meeting lasts one: so the slots are the minutes 0 to nTotalSlots.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from solver import (
    MATCHMAKING_TIERS,
    City,
    Option,
    Person,
    Pin,
    Pool,
    Problem,
    ProblemError,
    Request,
    Site,
    Stay,
    Travel,
    Window,
)

MORNING, AFTERNOON = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One instance as its file has it, slots and numbers from 1."""

    businesses: int
    tables: int
    slots: int
    morning: int
    requested: tuple[tuple[int, int, int], ...]
    forbidden: tuple[frozenset[int], ...]
    fixed: tuple[int, ...]
    precedences: tuple[frozenset[int], ...]


def read_instance(text: str) -> Instance:
    """Read a `.dzn` file. Raises ProblemError naming what is missing."""
    meetings = _number(text, "nMeetings")
    rows = [_numbers(row) for row in _body(text, "requested").strip("|[] \n").split("|")]
    requested = tuple((row[0], row[1], row[2]) for row in rows if row)
    if len(requested) != meetings:
        raise ProblemError(f"requested has {len(requested)} rows; nMeetings is {meetings}")
    return Instance(
        businesses=_number(text, "nBusiness"),
        tables=_number(text, "nTables"),
        slots=_number(text, "nTotalSlots"),
        morning=_number(text, "nMorningSlots"),
        requested=requested,
        forbidden=_sets(text, "forbidden"),
        fixed=tuple(_numbers(_body(text, "fixed").strip("[] \n"))),
        precedences=_sets(text, "precedences"),
    )


def problem_of(instance: Instance, fairness: int | None = 2) -> Problem:
    """All meetings in a slot of their session, as few waits as can be, fairly shared."""
    whole = Window(start=0, end=instance.slots)
    return Problem(
        grid=1,
        days=(whole,),
        cities=(City(),),
        sites=(Site(city=0, windows=(whole,)),),
        pools=(Pool(site=0, tables=instance.tables, seats=2, windows=(whole,)),),
        persons=tuple(
            _person(instance, instance.forbidden[n] if n < len(instance.forbidden) else ())
            for n in range(instance.businesses)
        ),
        fixed=(),
        requests=tuple(_request(instance, k) for k in range(len(instance.requested))),
        travel=Travel(minutes=((0,),), peak=((0,),)),
        tiers=MATCHMAKING_TIERS,
        fairness=fairness,
    )


def _person(instance: Instance, forbidden: Iterable[int]) -> Person:
    free = sorted(set(range(instance.slots)) - {slot - 1 for slot in forbidden})
    runs = ([slot for _, slot in run] for _, run in groupby(enumerate(free), lambda p: p[1] - p[0]))
    return Person(
        stays=tuple(Stay(city=0, window=Window(start=run[0], end=run[-1] + 1)) for run in runs)
    )


def _request(instance: Instance, k: int) -> Request:
    one, other, session = instance.requested[k]
    sessions = {MORNING: (0, instance.morning), AFTERNOON: (instance.morning, instance.slots)}
    start, end = sessions.get(session, (0, instance.slots))
    windows = (Window(start=start, end=end),) if start < end else ()
    slot = instance.fixed[k] if k < len(instance.fixed) else 0
    before = instance.precedences[k] if k < len(instance.precedences) else frozenset()
    return Request(
        persons=(one - 1, other - 1),
        minutes=1,
        options=(Option(site=0, pool=0),) if windows else (),
        windows=windows,
        pin=Pin(start=slot - 1) if slot > 0 else None,
        after=tuple(sorted(number - 1 for number in before if number > 0)),
    )


def _body(text: str, name: str) -> str:
    found = re.search(rf"\b{name}\s*=\s*(.*?);", text, re.DOTALL)
    if found is None:
        raise ProblemError(f"the file says nothing of {name}")
    return found[1]


def _number(text: str, name: str) -> int:
    return int(_body(text, name))


def _numbers(text: str) -> list[int]:
    return [int(one) for one in text.split(",") if one.strip()]


def _sets(text: str, name: str) -> tuple[frozenset[int], ...]:
    """Sets written out or as a range `a..b`."""
    found = re.findall(r"\{([^}]*)\}|(\d+)\s*\.\.\s*(\d+)", _body(text, name))
    return tuple(
        frozenset(range(int(first), int(last) + 1)) if first else _set(inner)
        for inner, first, last in found
    )


def _set(inner: str) -> frozenset[int]:
    span = re.fullmatch(r"\s*(\d+)\s*\.\.\s*(\d+)\s*", inner)
    if span is not None:
        return frozenset(range(int(span[1]), int(span[2]) + 1))
    return frozenset(_numbers(inner))


def slots_of(placed: Sequence[tuple[int, int]], meetings: int) -> list[int]:
    """The slot of each meeting from 1; 0 where it has none."""
    starts = dict(placed)
    return [starts.get(k, -1) + 1 for k in range(meetings)]
