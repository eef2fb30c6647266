"""The answers to a cancellation side by side, and what the chosen one changes, looked through in detail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.ids import MeetingRequestId
from scheduler_app.mission.plan_changes import ChangeKind, MeetingChange
from scheduler_app.mission.programme_changes import Change
from scheduler_app.planning.answers import Answer, AnswerKind, Fallen, alike
from scheduler_app.planning.repairing import Refused
from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.ui.widgets.wrapping import wrap
from scheduler_app.wording.answers import (
    answer_meaning,
    answer_title,
    answers_summary,
    answers_title,
    refused_text,
)
from scheduler_app.wording.mends import when_text
from scheduler_app.wording.parts import person_name
from scheduler_app.wording.programme import programme_cells, programme_line

_CHANGE = Qt.ItemDataRole.UserRole
REFUSABLE = (ChangeKind.MOVED, ChangeKind.RELOCATED)


class Answers(QWidget):
    """`refused(request id, start)`: a move is unchecked, or one that was is checked again. `chosen()`: another
    answer is looked at.
    """

    refused = Signal(object, object)
    deeper_wanted = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: dict[AnswerKind, Answer] = {}
        self._refused: frozenset[Refused] = frozenset()
        self._build()
        self._group.idClicked.connect(lambda _id: self._show())
        self.tree.itemChanged.connect(self._on_changed)
        self.deeper.clicked.connect(self.deeper_wanted)

    def begin(self) -> None:
        """Forget what was; nothing is known of this yet."""
        self._answers.clear()
        self.buttons[AnswerKind.FEWEST].setChecked(True)
        for kind in AnswerKind:
            self._said[kind].setText(tr("Looking…"))
            self.buttons[kind].setText(_button_text(kind, answer_title(kind)))
            self._set_row_visible(kind, is_visible=True)
        self._show()

    def add(self, fallen: Fallen, answer: Answer) -> None:
        """Another answer is known, or a better one."""
        self._answers[answer.kind] = answer
        known = [self._answers[kind] for kind in AnswerKind if kind in self._answers]
        for group in [(each,) for each in known] if self._refused else alike(known):
            self._say(fallen, group)
        self._show()

    def _say(self, fallen: Fallen, group: Sequence[Answer]) -> None:
        """Answers that come to the same have one line, the first one's; the rows of the others go."""
        first, *twins = group
        text = answers_summary(fallen, group)
        if first.kind is AnswerKind.FEWEST and self._refused:
            text = f"{text} {refused_text(len(self._refused))}"
        self._said[first.kind].setText(text)
        button = self.buttons[first.kind]
        button.setText(_button_text(first.kind, answers_title(group)))
        button.setAccessibleDescription(text)
        for answer in group:
            self._set_row_visible(answer.kind, is_visible=answer is first)
        if any(self.buttons[twin.kind].isChecked() for twin in twins):
            button.setChecked(True)

    def _set_row_visible(self, kind: AnswerKind, *, is_visible: bool) -> None:
        self.buttons[kind].setVisible(is_visible)
        self._said[kind].setVisible(is_visible)

    def set_refused(self, refused: frozenset[Refused]) -> None:
        """The moves that are not wanted; they are listed to be wanted again."""
        self._refused = refused

    def answer(self) -> Answer | None:
        """The answer that is looked at; None while it is not known."""
        return self._answers.get(self._kind())

    def choose(self, kind: AnswerKind) -> None:
        """Look at an answer."""
        self.buttons[kind].setChecked(True)
        self._show()

    def summary(self, kind: AnswerKind) -> str:
        """What is said of an answer."""
        return self._said[kind].text()

    def set_looking(self, *, is_looking: bool) -> None:
        """Whether the search goes on."""
        self._state.setText(tr("Looking for answers…") if is_looking else "")
        answer = self._answers.get(AnswerKind.FEWEST)
        can_be_better = answer is not None and not answer.is_proved
        self.deeper.setVisible(not is_looking and can_be_better)

    def tell(self, text: str) -> None:
        """Say why no more answers come."""
        self._state.setText(text)
        for kind in AnswerKind:
            if kind not in self._answers:
                self._said[kind].setText("")

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, STEP, 0, 0)
        layout.setSpacing(STEP // 2)
        self._group = QButtonGroup(self)
        self.buttons: dict[AnswerKind, QRadioButton] = {}
        self._said: dict[AnswerKind, QLabel] = {}
        for number, kind in enumerate(AnswerKind):
            button = QRadioButton(_button_text(kind, answer_title(kind)))
            button.setToolTip(answer_meaning(kind))
            said = Label()
            said.setWordWrap(True)
            said.setContentsMargins(STEP * 4, 0, 0, STEP)
            set_muted(said)
            self._group.addButton(button, number)
            self.buttons[kind], self._said[kind] = button, said
            layout.addWidget(button)
            layout.addWidget(said)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("What"), tr("Was"), tr("Is now")])
        self.tree.setColumnWidth(0, STEP * 44)
        self.tree.setColumnWidth(1, STEP * 31)
        wrap(self.tree)
        self.tree.setAccessibleName(tr("What the chosen answer changes"))
        layout.addWidget(self.tree, 1)
        self._state = Label()
        set_muted(self._state)
        self.deeper = QPushButton(tr("&Search deeper"))
        self.deeper.setToolTip(tr("Look up to two minutes for a plan with fewer changes"))
        self.deeper.setAutoDefault(False)
        self.deeper.hide()
        below = QHBoxLayout()
        below.addWidget(self._state, 1)
        below.addWidget(self.deeper)
        layout.addLayout(below)

    def _kind(self) -> AnswerKind:
        return list(AnswerKind)[max(self._group.checkedId(), 0)]

    def _show(self) -> None:
        """The changes of the chosen answer, by meeting and by person."""
        self.tree.blockSignals(True)
        self.tree.clear()
        answer = self.answer()
        if answer is not None:
            self._show_changes(answer)
            self._show_people(answer)
        self.tree.blockSignals(False)
        self.chosen.emit()

    def _show_changes(self, answer: Answer) -> None:
        count = len(answer.programme.changes)
        head = QTreeWidgetItem(self.tree, [ntr("{n} change", "{n} changes", count).format(n=count)])
        for change in answer.programme.changes:
            item = self._row(head, answer, change)
            is_meeting = isinstance(change, MeetingChange) and change.kind in REFUSABLE
            if answer.kind is AnswerKind.FEWEST and is_meeting:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(0, Qt.CheckState.Checked)
                hint = tr("Uncheck what you do not want: the best without it is found")
                item.setToolTip(0, f"{item.toolTip(0)}\n{hint}")
        if answer.kind is AnswerKind.FEWEST:
            self._show_refused(answer)
        head.setExpanded(True)

    def _show_refused(self, answer: Answer) -> None:
        """The moves that are not wanted, each to be checked again."""
        if not self._refused:
            return
        head = QTreeWidgetItem(self.tree, [refused_text(len(self._refused))])
        mission = answer.after
        for request_id, start in sorted(self._refused, key=lambda one: (one[1], one[0])):
            title = request_title(mission, mission.meeting_requests[request_id])
            item = QTreeWidgetItem(
                head, [title, "", tr("not {when}").format(when=when_text(start))]
            )
            item.setData(0, _CHANGE, (request_id, start))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Unchecked)
        head.setExpanded(True)

    def _row(self, parent: QTreeWidgetItem, answer: Answer, change: Change) -> QTreeWidgetItem:
        """One change, what was and what is now beside each other."""
        texts = programme_cells(answer.programme, change)
        item = QTreeWidgetItem(parent, list(texts))
        whole = programme_line(answer.programme, change)
        for column in range(3):
            item.setToolTip(column, tip(whole))
        item.setData(0, _CHANGE, change)
        return item

    def _show_people(self, answer: Answer) -> None:
        found = answer.programme.by_person()
        count = len(found)
        head = QTreeWidgetItem(
            self.tree, [ntr("{n} person notices", "{n} people notice", count).format(n=count)]
        )
        for person, mine in found.items():
            item = QTreeWidgetItem(head, [person_name(answer.programme.known, person)])
            for change in mine:
                self._row(item, answer, change)
            item.setExpanded(True)
        head.setExpanded(count <= 12)

    def _on_changed(self, item: QTreeWidgetItem) -> None:
        change = item.data(0, _CHANGE)
        is_off = item.checkState(0) is Qt.CheckState.Unchecked
        if isinstance(change, tuple) and not is_off:
            self.refused.emit(*change)
        if isinstance(change, MeetingChange) and change.after is not None and is_off:
            request_id: MeetingRequestId = change.request_id
            start: datetime = change.after.start
            self.refused.emit(request_id, start)


def _button_text(kind: AnswerKind, title: str) -> str:
    """The title with the number that chooses the answer."""
    return f"&{list(AnswerKind).index(kind) + 1}  {title}"
