"""Tell people: who is to be told what, how they are reached, and who has been told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.document import Document
from scheduler_app.exchange.calendar_files import calendar_of, updates_of, write_updates
from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.ids import NoticeId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.notices import Notice
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.storage.places import put_file
from scheduler_app.ui.look import STEP, TextSize, set_muted, set_text_size
from scheduler_app.ui.plain import Label
from scheduler_app.ui.widgets.wrapping import wrap
from scheduler_app.wording.files import file_sentence
from scheduler_app.wording.notices import (
    mail_subject,
    mail_text,
    renewed,
    to_tell,
    untold,
    why_line,
)

_ID = Qt.ItemDataRole.UserRole


class TellDialog(QDialog):
    """Follows the mission while it is open. `told(ids, bool)` ticks off; `slips_wanted()` prints.

    `read`: the mission of a kept version, for calendar updates.
    """

    told = Signal(object, bool)
    slips_wanted = Signal()
    about_to_tell = Signal()
    """Before mails or files are made: what is to be told is brought up to date first."""

    def __init__(
        self, document: Document, read: Callable[[int], Mission], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Tell people"))
        self._document = document
        self._read = read
        self._build()
        self.tree.itemChanged.connect(self._on_changed)
        self._later = QTimer(self, singleShot=True, interval=0)  # never while a row speaks
        self._later.timeout.connect(self.refresh)
        document.changed.connect(self._later.start)
        self.refresh()

    def refresh(self) -> None:
        """Show the notices of the mission in force, those to be told first, as they hold now."""
        mission = renewed(self._document.mission, self._read)
        self.tree.blockSignals(True)
        self.tree.clear()
        notices = sorted(mission.notices.values(), key=lambda one: one.is_told)
        for one in notices:
            self._add(one)
        self.tree.blockSignals(False)
        count = len(untold(mission))
        self._head.setText(to_tell(count, noted=bool(mission.notices)))
        for button in (self.slips, self.mail, self.calendars):
            button.setEnabled(count > 0)

    def head(self) -> str:
        """How many are to be told, as it is written above the list."""
        return self._head.text()

    def beside(self) -> str:
        """What the list leaves out, as it is written below it."""
        return self._beside.text()

    def set_beside(self, text: str) -> None:
        """What this list leaves out, in a sentence."""
        self._beside.setText(text)

    def copy_mail(self) -> str:
        """Put the mail to the chosen person (or to all who are to be told) on the clipboard."""
        self.about_to_tell.emit()
        mission = self._document.mission
        chosen = [mission.notices[one] for one in self._chosen()] or [*untold(mission).values()]
        text = "\n\n".join(
            f"{one.contact}\n{mail_subject(mission)}\n\n{mail_text(mission, one)}".strip()
            for one in chosen
        )
        QGuiApplication.clipboard().setText(text)
        count = len(chosen)
        self._said.setText(ntr("{n} mail copied.", "{n} mails copied.", count).format(n=count))
        return text

    def save_calendars(self, folder: Path) -> int:
        """Write the calendar files of those to be told; how many."""
        self.about_to_tell.emit()
        mission = self._document.mission
        files = self._files(mission)
        if not files:
            self._said.setText(tr("Nothing of these changes stands in a calendar."))
            return 0
        try:
            count = write_updates(folder, files, put_file)
        except MissionFileError as error:
            self._said.setText(file_sentence(error))
            return 0
        except OSError as error:
            text = tr("The calendar files could not be written to {path}: {why}")
            self._said.setText(text.format(path=folder, why=error.strerror or error))
            return 0
        text = ntr("{n} calendar file: {path}", "{n} calendar files: {path}", count)
        self._said.setText(text.format(n=count, path=folder))
        return count

    def _files(self, mission: Mission) -> list[tuple[str, tuple[bytes, ...]]]:
        """Files with names: what has changed of what each knew, or all of it where that is not known."""
        stamp = datetime.now(UTC)
        names: dict[str, str] = {}
        knew: dict[str, int] = {}
        for one in untold(mission).values():
            names[one.person] = one.name
            knew[one.person] = min(one.since, knew.get(one.person, one.since))
        found: dict[str, tuple[bytes, ...]] = {}
        for since in dict.fromkeys(knew.values()):
            people = [person for person, number in knew.items() if number == since]
            found.update(self._files_since(mission, since, people, stamp))
        return [(names[person], parts) for person, parts in found.items()]

    def _files_since(
        self, mission: Mission, since: int, people: list[str], stamp: datetime
    ) -> dict[str, tuple[bytes, ...]]:
        if since == 0:
            return {person: (calendar_of(mission, person, stamp),) for person in people}
        before = self._read(since)
        found = updates_of(before, mission, programme_changes(before, mission).changes, stamp)
        return {person: parts for person, parts in found.items() if person in people}

    def _build(self) -> None:
        self._head = Label()
        set_text_size(self._head, TextSize.HEADING, bold=True)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("Told"), tr("How reached")])
        self.tree.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
        self.tree.setAccessibleName(tr("Who is to be told"))
        self.tree.setColumnWidth(0, STEP * 76)
        wrap(self.tree)
        self._beside = Label()
        self._beside.setWordWrap(True)
        set_muted(self._beside)
        self._said = Label()
        set_muted(self._said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.slips = self._button(
            buttons, tr("&Print slips…"), tr("A change slip for each who is to be told")
        )
        self.mail = self._button(
            buttons, tr("&Copy mails"), tr("The text of a mail to each, for your mail program")
        )
        self.calendars = self._button(
            buttons,
            tr("&Save calendar files…"),
            tr("A file for each person, that goes over the one before"),
        )
        self.slips.clicked.connect(self.slips_wanted)
        self.mail.clicked.connect(self.copy_mail)
        self.calendars.clicked.connect(self._ask_folder)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP)
        layout.addWidget(self._head)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._beside)
        layout.addWidget(self._said)
        layout.addWidget(buttons)
        self.resize(960, 560)

    def _button(self, box: QDialogButtonBox, text: str, tip: str) -> QPushButton:
        button = box.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setToolTip(tip)
        return button

    def _add(self, one: Notice) -> None:
        item = QTreeWidgetItem(self.tree, [one.name, one.contact or tr("no phone or mail known")])
        item.setData(0, _ID, one.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if one.is_told else Qt.CheckState.Unchecked)
        muted = self.palette().placeholderText()
        if one.is_told or not one.contact:
            item.setForeground(1, muted)
        for line in (*one.lines, *([why_line(one.why)] if one.why else [])):
            child = QTreeWidgetItem(item, [line])
            child.setFirstColumnSpanned(True)
            child.setToolTip(0, tip(line))
            if one.is_told or line not in one.lines:
                child.setForeground(0, muted)
        if one.is_told:
            item.setForeground(0, muted)
        item.setExpanded(not one.is_told)

    def _chosen(self) -> list[NoticeId]:
        items = (item.parent() or item for item in self.tree.selectedItems())
        return list(dict.fromkeys(NoticeId(item.data(0, _ID)) for item in items))

    def _on_changed(self, item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            is_on = item.checkState(0) is Qt.CheckState.Checked
            self.told.emit([NoticeId(item.data(0, _ID))], is_on)

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Save calendar files"))
        if name:
            self.save_calendars(Path(name))
