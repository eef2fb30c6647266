"""Rows copied from a spreadsheet into any table: those that can be read come, the others are told.

It knows the form (tabs, quotes, a row of headings or none) and what a row makes of the mission.
What a heading is called and how one cell is read are the caller's: the window reads a pasted cell
exactly as a typed one.
"""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler_app.mission.edits.records import add_records, replace_records
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.ids import new_id
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import id_prefix, table_of, type_of_table
from scheduler_app.mission.zones import with_zone

CellReader = Callable[[Mission, str, str, str], Any]
"""(mission, table, field, text) -> the field's value; raises MissionError."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What came of a paste. `mission` has all rows that came in: apply it as one edit.

    `faults`: all that is wrong with rows that did not come, each naming its table, its row
    (`record` "#3" is the third row of the text, headings included) and its field. `left_out`:
    those rows as they were, below their headings if there were any. `twins`: the numbers of rows
    that say the same as a record that was there. `ignored`: headings that name no column.
    """

    mission: Mission
    added: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    faults: tuple[MissionError, ...] = ()
    left_out: tuple[tuple[str, ...], ...] = ()
    twins: tuple[int, ...] = ()
    ignored: tuple[str, ...] = ()

    @property
    def missed(self) -> int:
        """How many rows did not come in, whatever is wrong with each."""
        return len({fault.record for fault in self.faults})


def paste_rows(
    mission: Mission,
    table: str,
    text: str,
    *,
    columns: Sequence[str | None],
    words: Mapping[str, str | None],
    read: CellReader,
) -> Pasted:
    """Bring rows of tab-separated text into a table.

    `columns`: fields in the order in which they are shown, for text without headings. `words`:
    lower-case heading -> field; cells under one that has none are left out. A first row of which at least half the cells are such words is a
    row of headings. A row with the id of a record changes the fields that it gives; any other row
    becomes a new record, whose missing fields have their defaults.
    """
    sheet = _sheet_of(text, columns, words)
    added: list[str] = []
    replaced: list[str] = []
    faults: list[MissionError] = []
    left_out: list[tuple[str, ...]] = []
    twins: list[int] = []
    said = {_says(one) for one in table_of(mission, table).values()}
    for number, cells in sheet.rows:
        wrong: list[MissionError] = []
        try:
            record = _record(mission, table, _given(sheet.fields, cells), read, wrong)
            is_new = record.id not in table_of(mission, table)
            put = add_records if is_new else replace_records
            mission = put(mission, table, [record])
        except MissionError as error:
            every = wrong or [error]
            faults += [dataclasses.replace(e, table=table, record=f"#{number}") for e in every]
            left_out.append(tuple(cells))
        else:
            (added if is_new else replaced).append(record.id)
            twins += [number] * (is_new and _says(record) in said)
            said.add(_says(record))
    if left_out and sheet.headings:
        left_out.insert(0, tuple(sheet.headings))
    return Pasted(
        mission=mission,
        added=tuple(added),
        replaced=tuple(dict.fromkeys(replaced)),
        faults=tuple(faults),
        left_out=tuple(left_out),
        twins=tuple(twins),
        ignored=sheet.ignored,
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The field of each column (None: ignored) and the rows that say something, with their numbers."""

    fields: Sequence[str | None]
    rows: Sequence[tuple[int, list[str]]]
    ignored: tuple[str, ...] = ()
    headings: Sequence[str] = ()


def _sheet_of(text: str, columns: Sequence[str | None], words: Mapping[str, str | None]) -> _Sheet:
    numbered = enumerate(_rows_of(text), start=1)
    rows = [(number, cells) for number, cells in numbered if any(cell.strip() for cell in cells)]
    if not rows or not _are_headings(rows[0][1], words):
        return _Sheet(columns, rows)
    headings = rows[0][1]
    ignored = tuple(cell.strip() for cell in headings if cell.strip() and _word(cell) not in words)
    return _Sheet([words.get(_word(cell)) for cell in headings], rows[1:], ignored, headings)


def _rows_of(text: str) -> list[list[str]]:
    """Spreadsheets quote cells that hold line breaks, tabs or quotes."""
    lines = io.StringIO(text.replace("\x00", ""), newline="")
    try:
        return list(csv.reader(lines, dialect="excel-tab"))
    except csv.Error:  # a cell longer than any sensible one
        return [line.split("\t") for line in text.splitlines()]


def _are_headings(cells: Sequence[str], words: Mapping[str, str | None]) -> bool:
    given = [_word(cell) for cell in cells if cell.strip()]
    known = sum(word in words for word in given)
    return 0 < len(given) <= 2 * known


def _word(cell: str) -> str:
    return " ".join(cell.split()).strip(" *:").casefold()


def _given(fields: Sequence[str | None], cells: Sequence[str]) -> dict[str, str]:
    """Cells by field; empty ones and those under no known heading are left out."""
    if len(cells) > len(fields) and any(cell.strip() for cell in cells[len(fields) :]):
        surplus = next(cell for cell in cells[len(fields) :] if cell.strip())
        raise MissionError(fault=Fault.SURPLUS, value=surplus.strip())
    pairs = zip(fields, cells, strict=False)
    return {field: cell.strip() for field, cell in pairs if field is not None and cell.strip()}


def cells_by_field(
    text: str, columns: Sequence[str | None], words: Mapping[str, str | None]
) -> dict[str, list[str]]:
    """What stands in each column of a text of rows, without its headings."""
    sheet = _sheet_of(text, columns, words)
    cells: dict[str, list[str]] = {}
    for _number, row in sheet.rows:
        for field, cell in zip(sheet.fields, row, strict=False):
            if field is not None and cell.strip():
                cells.setdefault(field, []).append(cell.strip())
    return cells


def has_headings(text: str, words: Mapping[str, str | None]) -> bool:
    """Whether a text of rows begins with a row of headings."""
    return next((_are_headings(row, words) for row in _rows_of(text) if any(row)), False)


def words_of(text: str, words: Mapping[str, str | None]) -> tuple[str, ...]:
    """The headings of a text of rows, as they stand in `words`."""
    first = next((row for row in _rows_of(text) if any(row)), [])
    return tuple(_word(cell) for cell in first if _word(cell) in words)


def cells_of(text: str) -> list[list[str]]:
    """The cells of a text of rows, as they are, without the empty line that ends it."""
    return _rows_of(text.rstrip("\r\n"))


def _says(record: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any record
    """All of a record but its id."""
    return tuple(
        getattr(record, one.name) for one in dataclasses.fields(record) if one.name != "id"
    )


def _record(
    mission: Mission,
    table: str,
    given: Mapping[str, str],
    read: CellReader,
    wrong: list[MissionError],
) -> Any:  # noqa: ANN401 - any record
    """The record that a row means. Raises MissionError; all that is wrong is then in `wrong`."""
    values: dict[str, Any] = {}
    for field, cell in given.items():
        if field != "id":
            try:
                values[field] = read(mission, table, field, cell)
            except MissionError as error:
                wrong.append(error)
    old = table_of(mission, table).get(given.get("id", ""))
    if old is not None:
        _raise_first(wrong)
        return dataclasses.replace(old, **values)
    cls = type_of_table[table]
    for one in dataclasses.fields(cls):
        has_default = (
            one.default is not dataclasses.MISSING or one.default_factory is not dataclasses.MISSING
        )
        if one.name not in given and one.name != "id" and not has_default:
            wrong.append(MissionError(fault=Fault.MISSING, field=one.name))
    _raise_first(wrong)
    taken = {
        *mission.delegates,
        *mission.officials,
        *mission.interpreters,
        *table_of(mission, table),
    }
    if table == "cities":
        values = with_zone(values)
    return cls(id=given.get("id") or new_id(id_prefix(table), taken), **values)


def _raise_first(wrong: Sequence[MissionError]) -> None:
    if wrong:
        raise wrong[0]
