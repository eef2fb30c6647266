"""What was read in a day that could mean another, and in which order the days of a column stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scheduler_app.i18n import mark, tr
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.times.order import DayOrder
from scheduler_app.times.reading import Doubt, DoubtKind
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.labels import field_label
from scheduler_app.wording.parts import day_of

_ORDERS: Mapping[DayOrder, str] = {
    DayOrder.DAY_FIRST: mark("day/month/year"),
    DayOrder.MONTH_FIRST: mark("month/day/year"),
    DayOrder.YEAR_FIRST: mark("year/month/day"),
}
_DOUBTS: Mapping[DoubtKind, str] = {
    DoubtKind.OUTSIDE: mark("{day} lies outside the mission ({first} – {last})."),
    DoubtKind.EITHER_WAY: mark("‘{text}’ is read as {day}; it could also be {instead}."),
    DoubtKind.SERIAL: mark("‘{text}’ is read as {day}: spreadsheets count days so."),
}


def refused_text(error: MissionError, example: str = "2015-04-14T09:30") -> str:
    """Why a typed day or time was not taken, where it belongs to no field of a record."""
    if error.fault is Fault.NOT_UNDERSTOOD:
        text = tr("‘{text}’ is no time; one is written, for example, {example}.")
        return text.format(text=error.value, example=example)
    return fault_sentence(error)


def doubt_sentence(mission: Mission, doubt: Doubt) -> str:
    """What a day was taken for."""
    return tr(_DOUBTS[doubt.kind]).format(
        text=doubt.text,
        day=_full(doubt.day),
        instead=_full(doubt.instead) if doubt.instead else "",
        first=_full(mission.start),
        last=_full(mission.end),
    )


def order_sentence(table: str, field: str, order: DayOrder) -> str:
    """In which order the days of a column were read."""
    text = tr("{field}: dates are read as {order}.")
    return text.format(field=field_label(table, field), order=tr(_ORDERS[order]))


def mixed_order_sentence(table: str, field: str) -> str:
    """That a column has days in both orders."""
    text = tr("{field}: some dates are day/month, some month/day; each is read by itself.")
    return text.format(field=field_label(table, field))


def _full(day: date) -> str:
    return f"{day_of(day)} {day.year}"
