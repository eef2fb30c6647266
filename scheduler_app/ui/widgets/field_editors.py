"""One editor for each kind of field, the same in a table's cell and in a record's form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.columns import Column, Kind
from scheduler_app.itemmodels.names import name_of, names_of
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.errors import Fault, MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.ui.asking import is_accepted
from scheduler_app.ui.plain import ChoiceBox
from scheduler_app.ui.widgets.check_list import CheckList
from scheduler_app.ui.widgets.roster_editor import RosterEditor
from scheduler_app.ui.widgets.text_editor import FieldEditor, TextEditor
from scheduler_app.wording.labels import field_label

_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class LongTextEditor(FieldEditor):
    """Several lines; Ctrl+Enter is left to the form around it."""

    def __init__(self, mission: Mission, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(mission, column, parent)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setMinimumHeight(64)
        self.edit.textChanged.connect(self.changed)
        self._place(self.edit)

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self.edit.setPlainText(value)

    def value(self) -> str:
        return self.edit.toPlainText()


class FlagEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, mission: Mission, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(mission, column, parent)
        self.box = QCheckBox()
        self.box.toggled.connect(self.changed)
        self._place(self.box)

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self.box.setChecked(bool(value))

    def value(self) -> bool:
        return self.box.isChecked()


class ChoiceEditor(FieldEditor):
    """One of an enumeration; first of all none of them, where there may be none."""

    def __init__(self, mission: Mission, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(mission, column, parent)
        self._choices = (None, *column.choices) if column.is_optional else column.choices
        self.combo = ChoiceBox()
        for choice in self._choices:
            text = "" if choice is None else texts.show(mission, column, choice)
            self.combo.addItem(text, choice)
        self.combo.activated.connect(self.changed)
        self._place(self.combo)

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self.combo.setCurrentIndex(self._choices.index(value))

    def value(self) -> Any:  # noqa: ANN401
        return self._choices[self.combo.currentIndex()]


class ReferenceEditor(FieldEditor):
    """One record of another table: choose from the list, or type a part of its name."""

    def __init__(self, mission: Mission, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(mission, column, parent)
        self.combo = ChoiceBox(editable=True)
        self.combo.setMaxVisibleItems(20)
        self.combo.setSizeAdjustPolicy(_NARROW)
        self.combo.setMinimumContentsLength(16)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        if column.is_optional:
            self.combo.addItem("", None)
        for record_id, name in names_of(mission, column.target):
            self.combo.addItem(name, record_id)
        completer = QCompleter(self.combo.model(), self.combo)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.combo.setCompleter(completer)
        self.combo.activated.connect(self.changed)
        self.combo.editTextChanged.connect(self.changed)
        self._place(self.combo)

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self.combo.setCurrentIndex(self.combo.findData(value) if value is not None else -1)
        if value is None:
            self.combo.setEditText("")

    def value(self) -> str | None:
        text = self.combo.currentText()
        position = self.combo.currentIndex()
        if position >= 0 and self.combo.itemText(position) == text and text:
            return str(self.combo.itemData(position))
        if not text.strip() and self.column.is_optional:
            return None
        found: str = texts.read(self.mission, self.column, text)
        return found

    def typed(self) -> str:
        return self.combo.currentText()

    def set_typed(self, text: str) -> None:
        self.combo.setEditText(text)


class ReferencesEditor(FieldEditor):
    """Any number of records of another table, chosen from a check list that opens beside it."""

    def __init__(self, mission: Mission, column: Column, parent: QWidget | None = None) -> None:
        super().__init__(mission, column, parent)
        self._ids: tuple[str, ...] = ()
        self.line = QLineEdit()
        self.line.setReadOnly(True)
        self.line.setPlaceholderText(tr("None"))
        self.button = QToolButton()
        self.button.setText("…")
        self.button.setToolTip(tr("Choose from the list (Space)"))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.choose)
        self._place(self.line)
        self._row.addWidget(self.button)

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        self._ids = tuple(value)
        names = [name_of(self.mission, self.column.target, one) for one in self._ids]
        self.line.setText("; ".join(names))
        self.line.setCursorPosition(0)
        self.line.setToolTip(tip("\n".join(names)))

    def value(self) -> tuple[str, ...]:
        return self._ids

    def choose(self) -> None:
        """Open the check list."""
        chosen = choose_records(self.mission, self.column, self._ids, self)
        if chosen is not None and chosen != self._ids:
            self.set_value(chosen)
            self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_F4, Qt.Key.Key_Down):
            self.choose()
            return
        super().keyPressEvent(event)


def choose_records(
    mission: Mission, column: Column, chosen: tuple[str, ...], parent: QWidget
) -> tuple[str, ...] | None:
    """Let the user check names of the column's target; None when they cancel."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(field_label(column.table, column.field))
    dialog.resize(420, 460)
    check_list = CheckList(names_of(mission, column.target))
    check_list.set_chosen(chosen)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(check_list)
    layout.addWidget(buttons)
    is_taken = is_accepted(dialog)
    return check_list.chosen() if is_taken else None


_EDITORS: dict[Kind, type[FieldEditor]] = {
    Kind.LONG_TEXT: LongTextEditor,
    Kind.FLAG: FlagEditor,
    Kind.CHOICE: ChoiceEditor,
    Kind.REFERENCE: ReferenceEditor,
    Kind.REFERENCES: ReferencesEditor,
    Kind.ROSTER: RosterEditor,
}


def editor_for(mission: Mission, column: Column, parent: QWidget | None = None) -> FieldEditor:
    """The editor that fits a column."""
    return _EDITORS.get(column.kind, TextEditor)(mission, column, parent)


def required_fault(column: Column) -> MissionError:
    """The fault of a field that must be filled."""
    return MissionError(fault=Fault.MISSING, table=column.table, field=column.field)
