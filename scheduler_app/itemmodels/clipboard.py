"""Rows to and from a spreadsheet: tab-separated, with headings, each cell as a table shows it."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler_app.exchange.pasted import (
    cells_by_field,
    cells_of,
    has_headings,
    paste_rows,
    words_of,
)
from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.columns import Column, column_of, columns_of, shown_columns_of
from scheduler_app.itemmodels.dated_columns import DatedColumns
from scheduler_app.itemmodels.derived import DERIVED, derived_value
from scheduler_app.mission.edits.records import set_field
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import table_of
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.labels import (
    field_label,
    header_words,
    in_sentence,
    record_label,
    table_label,
)
from scheduler_app.wording.names import namer_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteReport:
    """What came of pasted rows: the mission to apply, and what to tell.

    `ids`: the records that came in or were changed. `left_out`: the rows that did not come in, as
    text that can be mended and pasted again.
    """

    mission: Mission
    count: int
    table_name: str
    summary: str
    details: str
    ids: tuple[str, ...] = ()
    left_out: str = ""


def copied_rows(mission: Mission, table: str, ids: Iterable[str], fields: Sequence[str]) -> str:
    """Records as tab-separated text, headings first."""
    text = io.StringIO()
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    writer.writerow([field_label(table, field) for field in fields])
    rows = table_of(mission, table)
    columns = [column_of(table, one) for one in fields]
    for record_id in ids:
        record = rows[record_id]
        writer.writerow(
            [texts.show(mission, column, _value(mission, column, record)) for column in columns]
        )
    return text.getvalue()


def paste(mission: Mission, table: str, text: str, fields: Sequence[str]) -> PasteReport:
    """Read rows as they are typed; without headings the cells are those of `fields` in order.

    What stands in columns that are worked out is left out, and told.
    """
    words = _headings(table)
    typed = [None if column_of(table, one).kind in DERIVED else one for one in fields]
    dated = DatedColumns(mission, table, cells_by_field(text, typed, words))
    done = paste_rows(mission, table, text, columns=typed, words=words, read=dated.read)
    count = len(done.added) + len(done.replaced)
    summary = ntr("{n} row came in", "{n} rows came in", count).format(n=count)
    if done.missed:
        summary += ", " + ntr("{n} did not", "{n} did not", done.missed).format(n=done.missed)
    lines = [fault_sentence(one, namer_of(mission)) for one in done.faults]
    if done.ignored:
        names = ", ".join(done.ignored)
        lines.append(tr("No column is called: {names}.").format(names=names))
    given = words_of(text, words) if has_headings(text, words) else fields
    lines += [
        tr("{field} is worked out; what stands there was left out.").format(
            field=field_label(table, one.field)
        )
        for one in _worked_out(table)
        if one.field in given or field_label(table, one.field).casefold() in given
    ]
    lines += [
        tr("Row {n} says the same as one that was there; it is in the table twice now.").format(n=n)
        for n in done.twins
    ]
    lines += dated.sentences(mission)
    return PasteReport(
        mission=done.mission, count=count, table_name=in_sentence(table_label(table)),
        summary=summary + ".", details="\n".join(lines),
        ids=(*done.added, *done.replaced), left_out=_as_text(done.left_out),
    )  # fmt: skip


def is_block(table: str, text: str) -> bool:
    """Whether a text is cells without headings, which may be meant for the cells selected."""
    return bool(text.strip()) and not has_headings(text, _headings(table))


def size_of(text: str) -> tuple[int, int]:
    """Rows and columns of a block of cells."""
    cells = cells_of(text)
    return len(cells), max((len(row) for row in cells), default=0)


def fill(
    mission: Mission, table: str, text: str, ids: Sequence[str], fields: Sequence[str]
) -> PasteReport:
    """Write a block of cells over those of some records, the first of `fields` first.

    One cell fills all records. What does not fit into the records and fields is told.
    """
    cells = cells_of(text)
    if len(cells) == 1:
        cells = cells * len(ids)
    rows = [dict(zip(fields, row, strict=False)) for row in cells]
    by_field = {field: [row[field] for row in rows if field in row] for field in fields}
    dated = DatedColumns(mission, table, by_field)
    faults: list[MissionError] = []
    changed: list[str] = []
    surplus = len(cells) - len(ids)
    for record_id, row in zip(ids, cells, strict=False):
        for field, cell in zip(fields, row, strict=False):
            try:
                value = dated.read(mission, table, field, cell)
                mission = set_field(mission, table, record_id, field, value)
                changed.append(record_id)
            except MissionError as error:
                faults.append(dataclasses.replace(error, table=table, record=record_id))
        surplus += len(row) > len(fields)
    lines = [fault_sentence(one, namer_of(mission)) for one in faults]
    if surplus > 0:
        lines.append(tr("What reaches beyond the table was left out."))
    lines += dated.sentences(mission)
    count = len(changed)
    summary = ntr("{n} cell filled", "{n} cells filled", count).format(n=count)
    if faults:
        missed = len(faults)
        summary += ", " + ntr("{n} not taken", "{n} not taken", missed).format(n=missed)
    return PasteReport(
        mission=mission, count=count, table_name=in_sentence(table_label(table)),
        summary=summary + ".", details="\n".join(lines), ids=tuple(dict.fromkeys(changed)),
    )  # fmt: skip


def _value(mission: Mission, column: Column, record: Any) -> Any:  # noqa: ANN401 - any field
    is_derived = column.kind in DERIVED
    return (
        derived_value(mission, column, record.id) if is_derived else getattr(record, column.field)
    )


def _as_text(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, dialect="excel-tab", lineterminator="\n").writerows(rows)
    return text.getvalue()


def _worked_out(table: str) -> tuple[Column, ...]:
    return tuple(one for one in shown_columns_of(table) if one.kind in DERIVED)


def _headings(table: str) -> dict[str, str | None]:
    """What a column may be called: as `header_words` has it, or the one kind that it refers to; None for what
    is worked out.
    """
    words: dict[str, str | None] = {
        field_label(table, one.field).casefold(): None for one in _worked_out(table)
    }
    words |= header_words(table, ["id", *(column.field for column in columns_of(table))])
    targets = Counter(column.target for column in columns_of(table))
    for column in columns_of(table):
        if column.target and targets[column.target] == 1:
            for label in (record_label(column.target), table_label(column.target)):
                words.setdefault(label.casefold(), column.field)
    return words
