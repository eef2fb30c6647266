"""The figures of the plan, each with what it is made up of: every number answers "why?"."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.itemmodels.plain import tip
from scheduler_app.jobs import Job, Runner
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.planning.figures import Figure, Part, figures_of
from scheduler_app.planning.judge import judge
from scheduler_app.ui.judging import Judging
from scheduler_app.ui.look import STEP
from scheduler_app.wording.figures import and_more, headline, meaning, part_text

MOST_PARTS = 100
"""More parts of a figure than this are counted, not listed."""
_PART = Qt.ItemDataRole.UserRole


class Figures(QWidget):
    """Read anew after each judgement while it can be seen. `chosen(table, ids)` asks to jump."""

    chosen = Signal(str, tuple)

    def __init__(
        self, document: Document, judging: Judging, runner: Runner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._runner = runner
        self._job: Job | None = None
        self._shown: Mission | None = None
        self._build()
        judging.judged.connect(lambda _findings: self.refresh())
        self.tree.itemActivated.connect(self._on_activated)

    def refresh(self) -> None:
        """Read the figures of the mission in force, if anybody looks and they are not shown yet."""
        is_new = self._shown is not self._document.mission
        if self.isVisible() and is_new and self._job is None:
            self._job = self._runner.start(_read, self._document.mission)
            self._job.finished.connect(self._on_read)

    def _build(self) -> None:
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setMinimumHeight(STEP * 5)
        self.tree.setAccessibleName(tr("Figures of the plan"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree)

    def _on_read(self, read: tuple[Mission, list[_Line]] | None) -> None:
        self._job = None
        if read is None:
            return
        mission, lines = read
        if mission is not self._document.mission:
            self.refresh()
            return
        self._shown = mission
        opened = {n for n in range(self.tree.topLevelItemCount()) if self._is_open(n)}
        self.tree.clear()
        for number, (text, why, parts) in enumerate(lines):
            self._add(text, why, parts, is_open=number in opened)

    def _is_open(self, number: int) -> bool:
        item = self.tree.topLevelItem(number)
        return item is not None and item.isExpanded()

    def _add(
        self, text: str, why: str, parts: Iterable[tuple[str, Part | None]], *, is_open: bool
    ) -> None:
        head = QTreeWidgetItem(self.tree, [text])
        head.setToolTip(0, tip(why))
        muted = self.palette().placeholderText()
        about = QTreeWidgetItem(head, [why])
        about.setForeground(0, muted)
        about.setToolTip(0, tip(why))
        for line, part in parts:
            item = QTreeWidgetItem(head, [line])
            item.setToolTip(0, tip(line))
            item.setData(0, _PART, part)
            if part is None:
                item.setForeground(0, muted)
        head.setExpanded(is_open)

    def _on_activated(self, item: QTreeWidgetItem) -> None:
        part = item.data(0, _PART)
        if isinstance(part, Part):
            table, ids = _goal(self._document.mission, part)
            if ids:
                self.chosen.emit(table, ids)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


_Line = tuple[str, str, list[tuple[str, Part | None]]]
"""A figure's headline and meaning, and its parts in words; the last None: how many more."""


def _read(mission: Mission) -> tuple[Mission, list[_Line]]:
    """In a worker: the figures in words."""
    return mission, [_line(mission, one) for one in figures_of(judge(mission))]


def _line(mission: Mission, figure: Figure) -> _Line:
    parts: list[tuple[str, Part | None]] = [
        (part_text(mission, figure, part), part) for part in figure.parts[:MOST_PARTS]
    ]
    more = len(figure.parts) - MOST_PARTS
    if more > 0:
        parts.append((and_more(more), None))
    return headline(figure), meaning(figure), parts


def _goal(mission: Mission, part: Part) -> tuple[str, tuple[str, ...]]:
    """What a part leads to: meetings, a rule of too few, a request that waits, or a person."""
    if part.shortcoming is not None:
        ids = part.shortcoming.meeting_ids
        return (
            ("meetings", ids)
            if ids
            else ("rules", tuple(filter(None, (part.shortcoming.source.rule_id,))))
        )
    if part.request_id is not None:
        meeting_id = meeting_id_of(part.request_id)
        if meeting_id in mission.meetings:
            return "meetings", (meeting_id,)
        return "meeting_requests", (part.request_id,)
    return "delegates", () if part.person_id is None else (part.person_id,)
