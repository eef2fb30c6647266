"""The first page: begin with the sample, a new mission, or one of the files opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCommandLinkButton,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.plain import tip
from scheduler_app.ui.icons import app_icon, put_icon
from scheduler_app.ui.look import STEP, TextSize, set_muted, set_text_size
from scheduler_app.ui.plain import Label
from scheduler_app.ui.remembered import home_folder


class StartPage(QWidget):
    """Every entry is a signal; the window does the work."""

    sample_wanted = Signal()
    unsolved_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List files opened lately."""
        self._recent.clear()
        for path in paths:
            item = QListWidgetItem(f"{path.stem}\n{_short(path.parent)}", self._recent)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(tip(str(path)))
        self._recent.setVisible(bool(paths))
        self._none.setVisible(not paths)

    def _build(self) -> None:
        self.sample = _entry("sample", tr("Open the sample mission"),
                             tr("Six days in Beijing, Shanghai and Guangzhou, already planned"))  # fmt: skip
        self.unsolved = _entry("solve", tr("Open the sample, unsolved"),
                               tr("The same mission before the plan: press F5 to make it"))  # fmt: skip
        self.new = _entry(
            "new", tr("New mission…"), tr("Title, dates and cities; the rest by and by")
        )
        self.open = _entry("open", tr("Open…"), tr("A mission file on this computer"))
        left = QVBoxLayout()
        left.setSpacing(STEP // 2)
        for button in (self.sample, self.unsolved, self.new, self.open):
            left.addWidget(button)
        left.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(STEP * 6)
        columns.addLayout(left, 3)
        columns.addLayout(self._build_recent(), 2)
        page = QVBoxLayout()
        page.setContentsMargins(STEP * 4, STEP * 6, STEP * 4, STEP * 4)
        page.setSpacing(STEP * 4)
        page.addLayout(self._build_head())
        page.addLayout(columns, 1)
        inside = QWidget()
        inside.setMaximumWidth(920)
        inside.setLayout(page)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(inside, 8)
        outer.addStretch(1)

    def _build_head(self) -> QHBoxLayout:
        mark = Label()
        mark.setPixmap(app_icon().pixmap(QSize(56, 56)))
        name = Label(tr("Attaché"))
        set_text_size(name, TextSize.TITLE, bold=True)
        purpose = Label(
            tr("Plans trade missions: who meets whom, when and where, without conflicts.")
        )
        set_muted(purpose)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(purpose)
        head = QHBoxLayout()
        head.setSpacing(STEP * 2)
        head.addWidget(mark)
        head.addLayout(words, 1)
        return head

    def _build_recent(self) -> QVBoxLayout:
        title = Label(tr("Recent"))
        set_text_size(title, TextSize.HEADING, bold=True)
        self._recent = QListWidget()
        self._recent.setAccessibleName(tr("Missions opened lately"))
        self._recent.setSpacing(2)
        self._recent.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._recent.setWordWrap(True)
        self._recent.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._recent.setStyleSheet("QListWidget { background: transparent; }")
        title.setBuddy(self._recent)
        self._none = Label(tr("Missions that you open are listed here."))
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_muted(self._none)
        column = QVBoxLayout()
        column.setSpacing(STEP)
        column.addWidget(title)
        column.addWidget(self._recent, 1)
        column.addWidget(self._none, 1)
        return column

    def _connect(self) -> None:
        self.sample.clicked.connect(self.sample_wanted)
        self.unsolved.clicked.connect(self.unsolved_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self.open_wanted)
        self._recent.itemActivated.connect(self._on_recent_activated)
        self._recent.itemClicked.connect(self._on_recent_activated)

    def _on_recent_activated(self, item: QListWidgetItem) -> None:
        self.recent_wanted.emit(Path(item.data(Qt.ItemDataRole.UserRole)))


def _entry(name: str, text: str, hint: str) -> QCommandLinkButton:
    button = QCommandLinkButton(text, hint)
    put_icon(button, name, "accent")
    button.setIconSize(QSize(24, 24))
    button.setAccessibleName(text)
    button.setAccessibleDescription(hint)
    return button


def _short(folder: Path) -> str:
    try:
        return str(Path("~") / folder.relative_to(home_folder()))
    except ValueError:
        return str(folder)
