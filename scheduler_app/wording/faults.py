"""One sentence for every fault that a value of the domain can have, in the user's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from scheduler_app.i18n import mark, tr
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.wording.dates import month_name, weekday_name
from scheduler_app.wording.labels import FIELDS, TABLES, field_label, in_sentence, record_label
from scheduler_app.wording.names import Namer
from scheduler_app.wording.parts import day_of

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?(?::\d{2})?")
_OPPOSITE = {"end": "start", "departure": "arrival", "arrival": "departure"}
_MAY_BE_ZERO = {"check_in_minutes", "exit_minutes", "peak_minutes"}

_SENTENCES: Mapping[Fault, str] = {
    Fault.END_NOT_AFTER_START: mark("the {field} {value} must come after the {opposite} {other}"),
    Fault.MISSING: mark("the {field} is missing"),
    Fault.NOT_POSITIVE: mark("{field} must be at least {least}, not {value}"),
    Fault.OUT_OF_RANGE: mark("{field} must lie within {other}; {value} does not"),
    Fault.UNKNOWN_ZONE: mark(
        "there is no time zone called ‘{value}’; one is called, for example, ‘Asia/Shanghai’"
    ),
    Fault.SKIPPED_HOUR: mark(
        "the clocks in {other} skip {value}: they are put forward over it for summer time"
    ),
    Fault.OVERLAPPING: mark("the {field} {value} overlaps {other}"),
    Fault.SAME_PLACE: mark("it would lead from a place to the same place"),
    Fault.DANGLING: mark("the field {label} names the {kind} ‘{value}’, which does not exist"),
    Fault.DUPLICATE_ID: mark("its id is used more than once"),
    Fault.DUPLICATE_RECORD: mark("another one has the {field} ‘{value}’ already"),
    Fault.NOT_UNDERSTOOD: mark("the {field} ‘{value}’ cannot be understood"),
    Fault.PART_NOT_UNDERSTOOD: mark(
        "in the {field} ‘{value}’ the part ‘{named}’ cannot be understood"
    ),
    Fault.NO_SUCH_DAY: mark("{part} is no day of the calendar"),
    Fault.NO_SUCH_HOUR: mark("{part} is no time of day"),
    Fault.NO_SUCH_WEEKDAY: mark("{part} is no day of the mission ({other}); please write the date"),
    Fault.WEEKDAY_OFTEN: mark("{part} may be one of {other}; please write the date"),
    Fault.WRONG_WEEKDAY: mark("in the {field} ‘{value}’, {day} is a {right}, not a {wrong}"),
    Fault.NO_HOUR: mark("the {field} ‘{value}’ is read as {other}, but the hour is missing"),
    Fault.NO_DAY: mark("{part} has no day"),
    Fault.NO_END: mark("{part} has no end, such as 14:00–15:00"),
    Fault.WHICH_MIDNIGHT: mark(
        "in the {field} ‘{value}’, midnight may be the first or the last moment of the day; please write 00:00 or 24:00"
    ),
    Fault.SECONDS: mark("{part} has seconds; times are whole minutes"),
    Fault.NAMES_A_ZONE: mark("{part} is a time zone; times are those of the clocks there"),
    Fault.NOT_WHOLE: mark("{field} must be a whole number, not ‘{value}’"),
    Fault.NOT_A_NUMBER: mark("{field} must be a number, not ‘{value}’"),
    Fault.UNKNOWN_FIELD: mark("there is no field called ‘{raw}’"),
    Fault.NOT_A_CHOICE: mark("the {field} must be one of {other}, not ‘{value}’"),
    Fault.AMBIGUOUS: mark(
        "more than one {kind} is called ‘{value}’; please give the id in the field {label}"
    ),
    Fault.SURPLUS: mark("the cell ‘{value}’ stands in no column of the table"),
    Fault.PINNED: mark("the {field} is pinned"),
    Fault.CHANGED: mark("the {field} has been changed meanwhile; please ask again"),
    Fault.IN_A_RING: mark(
        "the stand-ins would lead back to where they began, with ‘{value}’ among them"
    ),
    Fault.WORKED_OUT: mark("the {field} is worked out and cannot be filled in"),
    Fault.TOO_LONG: mark("the {field} ‘{value}’ is longer than {other} characters"),
    Fault.TWICE: mark("the {field} name one thing twice: {value}"),
}

_WHOLE_MISSION: Mapping[tuple[Fault, str], str] = {
    (Fault.OUT_OF_RANGE, "end"): mark("a mission may last {other} at most; it would end {value}"),
}

_WITHOUT_OPPOSITE = mark("the {field} ends before it begins: {span}")
_MISSING_ONES = mark("the {field} are missing")

_WITHOUT_FIELD: Mapping[Fault, str] = {
    Fault.DANGLING: mark("it does not exist any more"),
    Fault.NOT_UNDERSTOOD: mark("it is not in the form of a record"),
    Fault.MISSING: mark("it is missing"),
    Fault.PINNED: mark("it is pinned"),
    Fault.CHANGED: mark("it has been changed meanwhile; please ask again"),
}


def fault_sentence(error: MissionError, name: Namer | None = None) -> str:
    """What is wrong, as one sentence that names table, record and field.

    `name` (see `names`) turns ids into names; without it ids are shown.
    """
    subject = _subject(error, name)
    predicate = fault_predicate(error, name)
    text = tr("{subject}: {predicate}.") if subject else tr("{predicate}.")
    text = text.format(subject=subject, predicate=predicate)
    return text[:1].upper() + text[1:]


def fault_predicate(error: MissionError, name: Namer | None = None) -> str:
    """The same without naming the record: for a message beside the very cell."""
    field = "" if error.field == "id" and error.fault is Fault.DANGLING else error.field
    template = _WHOLE_MISSION.get((error.fault, field)) if _is_mission(error) else None
    if template is None and not field:
        template = _WITHOUT_FIELD.get(error.fault)
    last = field.rpartition(".")[2]
    if error.fault is Fault.END_NOT_AFTER_START and last not in _OPPOSITE:
        template = _WITHOUT_OPPOSITE
    if error.fault is Fault.MISSING and last.endswith(("_ids", "slots")):
        template = _MISSING_ONES
    is_zero_allowed = last in _MAY_BE_ZERO or error.table == "travel_times"
    return tr(template or _SENTENCES[error.fault]).format(
        field=path_label(error.table, field) if field else tr("value"),
        label=path_label(error.table, field)[:1].upper() + path_label(error.table, field)[1:],
        raw=field,
        named=error.named,
        part=_part(error, path_label(error.table, field) if field else tr("value")),
        **_weekdays(error),
        value=_named(error, name),
        other=_readable(error.other),
        span=_span(error.other, error.value),
        opposite=in_sentence(field_label("", _OPPOSITE[last])) if last in _OPPOSITE else "",
        least=0 if is_zero_allowed else 1,
        kind=in_sentence(record_label(error.other)) if error.other in TABLES else tr("record"),
    )


def _part(error: MissionError, field: str) -> str:
    """The part of a text that is at fault, within the whole of it where there is more."""
    if error.named in ("", error.value):
        return tr("the {field} ‘{value}’").format(field=field, value=error.value)
    text = tr("in the {field} ‘{value}’, ‘{named}’")
    return text.format(field=field, value=error.value, named=error.named)


def _weekdays(error: MissionError) -> dict[str, str]:
    """Of a date with a weekday that is not its own: the date, its weekday and the one that was named."""
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2}) ([0-6])", error.other)
    if found is None:
        return {"day": error.other, "right": "", "wrong": ""}
    day = date.fromisoformat(found[1])
    wrong = date.min + timedelta(days=int(found[2]))  # a Monday and the days after it
    return {
        "day": f"{day.day} {month_name(day)} {day.year}",
        "right": weekday_name(day),
        "wrong": weekday_name(wrong),
    }


def path_label(table: str, path: str) -> str:
    """A path such as "availability[1].end" in words: "availability 2, end"."""
    parts = []
    for part in path.split("."):
        found = re.fullmatch(r"(\w*)((?:\[\d+\])*)", part)
        field, places = found.groups() if found else (part, "")
        label = in_sentence(field_label(table, field)) if field in FIELDS else field
        numbers = [str(int(place) + 1) for place in re.findall(r"\d+", places)]
        parts.append(" ".join((label, *numbers)))
    return ", ".join(parts)


def _subject(error: MissionError, name: Namer | None) -> str:
    if not error.table:
        return ""
    kind = record_label(error.table) if error.table in TABLES else error.table
    if not error.record:
        return kind
    if error.record.startswith("#"):
        return tr("{kind} in row {number}").format(kind=kind, number=error.record[1:])
    called = name(error.table, error.record) if name else error.record
    return tr("{kind} ‘{name}’").format(kind=kind, name=called)


def _named(error: MissionError, name: Namer | None) -> str:
    """The value as the user knows it: the name of what it refers to, or the value itself."""
    if error.fault is Fault.DUPLICATE_RECORD and name:
        return name("meeting_requests", error.value)
    if error.fault is Fault.IN_A_RING and name:
        return name("delegates", error.value)
    if error.fault is Fault.DANGLING and name and error.other in TABLES:
        return name(error.other, error.value)
    return _readable(error.value)


def _readable(value: str) -> str:
    """Dates and times as people write them: "Mon 13 Apr 2015 09:00"."""

    def written(found: re.Match[str]) -> str:
        try:
            day = date.fromisoformat(found[1])
        except ValueError:
            return found[0]
        return " ".join(part for part in (f"{day_of(day)} {day.year}", found[2]) if part)

    return _ISO.sub(written, value)


def _span(start: str, end: str) -> str:
    """From one time to another, the day once where it is the same."""
    first, last = _readable(start), _readable(end)
    day, _, clock = last.rpartition(" ")
    return f"{first}–{clock if day and first.startswith(day) else last}"


def _is_mission(error: MissionError) -> bool:
    return error.table in ("", "mission") and bool(error.other)
