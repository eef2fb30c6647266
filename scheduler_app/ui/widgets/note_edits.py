"""The two notes of a record, edited in place: what paper says, and what stays with us."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from scheduler_app.ui.look import STEP, set_muted
from scheduler_app.ui.plain import Label
from scheduler_app.wording.labels import field_label

FIELDS = ("note", "internal_note")


class NoteEdits(QWidget):
    """`left` comes when the keyboard leaves one of them."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(STEP // 2)
        self.edits: dict[str, QPlainTextEdit] = {}
        self._labels: dict[str, QLabel] = {}
        for field in FIELDS:
            label, edit = Label(field_label("", field)), QPlainTextEdit()
            set_muted(label)
            edit.setTabChangesFocus(True)
            edit.setAccessibleName(label.text())
            edit.setMaximumHeight(72)
            edit.installEventFilter(self)
            label.setBuddy(edit)
            layout.addWidget(label)
            layout.addWidget(edit)
            self.edits[field], self._labels[field] = edit, label

    @property
    def has_keyboard(self) -> bool:
        """Whether one of them is typed in."""
        return any(edit.hasFocus() for edit in self.edits.values())

    def show_record(self, record: object, *, is_read_only: bool) -> None:
        """Show the notes that a record has, but leave alone what is typed in."""
        for field, edit in self.edits.items():
            note = getattr(record, field, None)
            edit.setVisible(note is not None)
            self._labels[field].setVisible(note is not None)
            edit.setReadOnly(is_read_only)
            if note is not None and not edit.hasFocus() and edit.toPlainText() != note:
                edit.setPlainText(note)

    def changed_from(self, record: object) -> dict[str, str]:
        """The notes that differ from those of a record."""
        texts = {field: edit.toPlainText() for field, edit in self.edits.items()}
        return {
            field: text
            for field, text in texts.items()
            if getattr(record, field, None) not in (None, text)
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and watched in self.edits.values():
            self.left.emit()
        return super().eventFilter(watched, event)
