"""The columns of pasted cells in which days stand: in which order of day and month they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.columns import column_of, columns_of
from scheduler_app.itemmodels.derived import DERIVED
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.times.order import ColumnOrder, DayOrder, order_of_column
from scheduler_app.times.reading import Doubt
from scheduler_app.wording.labels import field_label
from scheduler_app.wording.readings import doubt_sentence, mixed_order_sentence, order_sentence


class DatedColumns:
    """Decides the order for each column before its cells are read, and keeps what was doubtful.

    A column that does not say has the order of the others, where these agree.
    """

    def __init__(self, mission: Mission, table: str, cells: Mapping[str, Sequence[str]]) -> None:
        self._table = table
        dated = {column.field for column in columns_of(table) if column.kind in texts.DATED}
        self._orders: dict[str, ColumnOrder] = {
            field: order_of_column(mission, column)
            for field, column in cells.items()
            if field in dated
        }
        told = {one.order for one in self._orders.values() if one.is_told}
        self._shared: DayOrder | None = told.pop() if len(told) == 1 else None
        self._doubts: dict[Doubt, str] = {}

    def read(self, mission: Mission, table: str, field: str, text: str) -> Any:  # noqa: ANN401
        """One cell as it is typed, but in the order of its column."""
        column = column_of(table, field)
        if column.kind in DERIVED:
            raise MissionError(fault=Fault.WORKED_OUT, table=table, field=field)
        decided = self._orders.get(field, ColumnOrder())
        order = decided.order or (None if decided.is_mixed else self._shared)
        doubts: list[Doubt] = []
        value = texts.read(mission, column, text, order=order, doubts=doubts)
        self._doubts.update(dict.fromkeys(doubts, field))
        return value

    def sentences(self, mission: Mission) -> list[str]:
        """In which order the days were read, and which of them are doubtful."""
        lines = []
        for field, column in self._orders.items():
            if column.is_told and column.order:
                lines.append(order_sentence(self._table, field, column.order))
            elif column.is_mixed:
                lines.append(mixed_order_sentence(self._table, field))
        for doubt, field in self._doubts.items():
            label = field_label(self._table, field)
            lines.append(f"{label}: {doubt_sentence(mission, doubt)}")
        return lines
