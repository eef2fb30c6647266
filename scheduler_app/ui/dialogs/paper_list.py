"""What can be printed, with check boxes: the delegation, officials, day sheets; and a filter."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.plain import tip
from scheduler_app.mission.attendance import organisation_of, person_of
from scheduler_app.mission.ids import CityId, NoticeId, VehicleId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import OrganisationKind
from scheduler_app.printing.choices import (
    Choice,
    PaperKind,
    day_sheet_choices,
    interpreter_choices,
    itinerary_choices,
    official_choices,
    person_id_of,
    report_choices,
    run_sheet_choices,
    slip_choices,
)
from scheduler_app.ui.plain import Label
from scheduler_app.wording import paper as words
from scheduler_app.wording.figures import report_title
from scheduler_app.wording.notices import slips_group
from scheduler_app.wording.vehicles import run_sheets_group

_ROLE = Qt.ItemDataRole.UserRole
_AnyIndex = QModelIndex | QPersistentModelIndex
NAME_WIDTH = 264


class PaperList(QWidget):
    """`shown_changed`: another document is current. `chosen_changed`: other check boxes are set."""

    shown_changed = Signal()
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def set_mission(self, mission: Mission) -> None:
        """List what this mission has; what was checked and shown stays so where it still is."""
        known, chosen = set(self._choices()), set(self.chosen())
        shown = self.shown()
        self._tree.blockSignals(True)
        self._tree.clear()
        groups = (
            (words.delegates_group(), itinerary_choices(mission), True),
            (words.officials_group(), official_choices(mission), False),
            (words.interpreters_group(), interpreter_choices(mission), False),
            (run_sheets_group(), run_sheet_choices(mission), False),
            (words.day_sheets_group(), day_sheet_choices(mission), False),
            (slips_group(), slip_choices(mission), False),
            (words.coordinator_group(), report_choices(mission), False),
        )
        for title, choices, is_on in groups:
            if choices:
                on = {one for one in choices if (one in chosen if one in known else is_on)}
                self._add_group(mission, title, choices, on)
        self._show(shown)
        self._tree.blockSignals(False)
        self._on_filtered(self._filter.text())
        self._on_checked()

    def shown(self) -> Choice | None:
        """The document whose pages are to be seen."""
        item = self._tree.currentItem()
        found = item.data(0, _ROLE) if item is not None else None
        return found if isinstance(found, Choice) else None

    def chosen(self) -> tuple[Choice, ...]:
        """The documents that are checked, in the order of the list."""
        return tuple(
            item.data(0, _ROLE)
            for item in self._leaves()
            if item.checkState(0) is Qt.CheckState.Checked
        )

    def choose(self, choices: Collection[Choice]) -> None:
        """Check these and no others, and show the first of them."""
        self._tree.blockSignals(True)
        for item in self._leaves():
            is_on = item.data(0, _ROLE) in choices
            item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self._tree.blockSignals(False)
        self._show(next((one for one in self._choices() if one in choices), None))
        self._on_checked()

    def say_pages(self, pages: int | None) -> None:
        """How many pages the chosen documents have; None: not known yet."""
        self._count.setText(words.chosen(len(self.chosen()), pages))

    def set_filter(self, text: str) -> None:
        self._filter.setText(text)

    def _build(self) -> None:
        self._filter = QLineEdit(placeholderText=tr("Find a person or city"))
        self._filter.setClearButtonEnabled(True)
        self._filter.setAccessibleName(tr("Find a person or city"))
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setUniformRowHeights(True)
        self._tree.setAccessibleName(tr("What to print"))
        self._tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._tree.setIndentation(14)
        self._tree.setColumnCount(2)
        self._tree.setAllColumnsShowFocus(True)
        self._tree.setItemDelegateForColumn(1, _Quiet(self._tree))
        self._tree.header().setStretchLastSection(True)
        self._tree.setColumnWidth(0, NAME_WIDTH)
        self._count = Label()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._filter)
        column.addWidget(self._tree, 1)
        column.addWidget(self._count)

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._on_filtered)
        self._tree.currentItemChanged.connect(lambda *_: self.shown_changed.emit())
        self._tree.itemChanged.connect(lambda *_: self._on_checked())

    def _add_group(
        self, mission: Mission, title: str, choices: Iterable[Choice], on: Collection[Choice]
    ) -> None:
        group = QTreeWidgetItem(self._tree, [title])
        group.setFirstColumnSpanned(True)
        flags = Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
        group.setFlags(group.flags() | flags)
        group.setCheckState(0, Qt.CheckState.Unchecked)
        for choice in choices:
            name, beside = label_of(mission, choice)
            item = QTreeWidgetItem(group, [name, beside])
            whole = ", ".join(text for text in (name, beside) if text)
            item.setToolTip(0, tip(whole))
            item.setToolTip(1, tip(whole))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, whole)
            item.setData(0, _ROLE, choice)
            is_on = choice in on
            item.setCheckState(0, Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        group.setExpanded(True)

    def _show(self, choice: Choice | None) -> None:
        items = list(self._leaves())
        found = [item for item in items if item.data(0, _ROLE) == choice]
        for item in (*found, *items)[:1]:
            self._tree.setCurrentItem(item)

    def _groups(self) -> Iterator[QTreeWidgetItem]:
        for number in range(self._tree.topLevelItemCount()):
            group = self._tree.topLevelItem(number)
            if group is not None:
                yield group

    def _leaves(self) -> Iterator[QTreeWidgetItem]:
        for group in self._groups():
            yield from _children(group)

    def _choices(self) -> Iterator[Choice]:
        return (item.data(0, _ROLE) for item in self._leaves())

    def _on_filtered(self, text: str) -> None:
        wanted = text.casefold().split()
        for group in self._groups():
            children = list(_children(group))
            for item in children:
                name = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not all(word in name for word in wanted))
            group.setHidden(all(item.isHidden() for item in children))

    def _on_checked(self) -> None:
        self.say_pages(None)
        self.chosen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from the filter to what it found; it prints nothing by accident."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tree.setFocus(Qt.FocusReason.TabFocusReason)
            event.accept()
            return
        super().keyPressEvent(event)


def label_of(mission: Mission, choice: Choice) -> tuple[str, str]:
    """What a document is called in the list, and what stands in grey beside it.

    A person and the organisation; of a company's post without a name, the company and the post,
    for "Senior executive" tells nobody apart. Of a day sheet, day and city.
    """
    if choice.kind is PaperKind.DAY_SHEET:
        assert choice.day is not None
        return words.sheet_day(choice.day), mission.cities[CityId(choice.about)].name
    if choice.kind is PaperKind.RUN_SHEET:
        vehicle = mission.vehicles[VehicleId(choice.about)]
        return vehicle.name, mission.cities[vehicle.city_id].name
    if choice.kind is PaperKind.REPORT:
        return report_title(), ""
    if choice.kind is PaperKind.SLIP:
        return mission.notices[NoticeId(choice.about)].name, ""
    person = person_of(mission, person_id_of(mission, choice.about))
    organisation = organisation_of(mission, person)
    if organisation is None:
        return person.display_name, words.interpreter()
    is_company = organisation.kind in (OrganisationKind.FIRM, OrganisationKind.COUNTERPART)
    if is_company and not person.name:
        return organisation.name, person.display_name
    return person.display_name, organisation.name


class _Quiet(QStyledItemDelegate):
    """Text in the grey of the palette in force, light or dark."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        super().initStyleOption(option, index)
        grey = option.palette.color(QPalette.ColorRole.PlaceholderText)
        option.palette.setColor(QPalette.ColorRole.Text, grey)


def _children(group: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for number in range(group.childCount()):
        child = group.child(number)
        if child is not None:
            yield child
