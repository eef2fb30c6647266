"""Short questions: who stands in, who goes where places are few, when the others join, how many days."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.names import names_of
from scheduler_app.mission.attendance import delegates_of_gathering
from scheduler_app.mission.defects import defects_of
from scheduler_app.mission.edits.gatherings import ChoiceRule, choose_guests
from scheduler_app.mission.edits.stand_in import stand_in
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import DelegateId, GatheringId
from scheduler_app.mission.mission import Mission
from scheduler_app.times.writing import day_text
from scheduler_app.ui.look import STEP, colours_of, set_muted
from scheduler_app.ui.plain import ChoiceBox, Label
from scheduler_app.wording.defects import sentence_of_defect
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.figures import and_more
from scheduler_app.wording.names import namer_of
from scheduler_app.wording.parts import person_name
from scheduler_app.wording.rules import choice_rule_label

MOST_LINES = 5
"""Of what would be doubtful."""
_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class Asking(QDialog):
    """A form with OK and Cancel."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = QFormLayout()
        self.form.setSpacing(STEP)
        self.note = Label()
        self.note.setWordWrap(True)
        set_muted(self.note)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        assert ok is not None
        self.ok = ok
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.box = layout = QVBoxLayout(self)
        layout.setContentsMargins(STEP * 2, STEP * 2, STEP * 2, STEP * 2)
        layout.setSpacing(STEP * 2)
        layout.addLayout(self.form)
        layout.addWidget(self.note)
        layout.addWidget(buttons)
        self.setFixedWidth(560)

    def make_room(self) -> None:
        """Be as high as what is said now asks for."""
        self.note.setMinimumHeight(0)
        self.note.setMinimumHeight(self.note.heightForWidth(self.width() - 4 * STEP))
        self.adjustSize()


class StandInDialog(Asking):
    """`by_id` takes over from `day` on. Nobody is chosen at first."""

    def __init__(self, mission: Mission, delegate_id: str, parent: QWidget | None = None) -> None:
        name = person_name(mission, DelegateId(delegate_id))
        super().__init__(tr("Stand-in for {name}").format(name=name), parent)
        self._mission, self._leaver, self._name = mission, DelegateId(delegate_id), name
        self._known = defects_of(mission, with_ways=False)
        self._days = mission.days
        self._others = _nearest_first(mission, self._leaver)
        self.who, self.since = ChoiceBox(), ChoiceBox()
        self.who.setSizeAdjustPolicy(_NARROW)
        self.doubts = Label()
        self.doubts.setWordWrap(True)
        self.doubts.setStyleSheet(f"color: {colours_of(self).must_fix};")
        for _, other in self._others:
            self.who.addItem(other)
        self.who.setPlaceholderText(tr("Nobody chosen yet"))
        self.who.setCurrentIndex(-1)
        for day in self._days:
            self.since.addItem(day_text(day))
        self.form.addRow(tr("&Who takes over"), self.who)
        self.form.addRow(tr("&From"), self.since)
        self.box.insertWidget(2, self.doubts)
        self.note.setText(
            tr(
                "{name} leaves before that day. In meetings, gatherings, legs and"
                " city days from then on the stand-in takes the place, and rides in the same vehicle."
            ).format(name=name)
        )
        for box in (self.who, self.since):
            box.currentIndexChanged.connect(lambda _n: self._say())
        self._say()

    @property
    def by_id(self) -> DelegateId:
        """Who takes over."""
        return DelegateId(self._others[self.who.currentIndex()][0])

    @property
    def day(self) -> date:
        """From when on."""
        return self._days[self.since.currentIndex()]

    def _say(self) -> None:
        """What would be doubtful then that is not now, such as a rank that no longer suits."""
        is_chosen = self.who.currentIndex() >= 0
        try:
            lines = self._lines() if is_chosen else []
        except MissionError as error:
            is_chosen, lines = False, [fault_sentence(error, namer_of(self._mission))]
        self.ok.setEnabled(is_chosen)
        self.doubts.setText("\n".join(lines))
        self.doubts.setVisible(bool(lines))
        self.adjustSize()

    def _lines(self) -> list[str]:
        after = stand_in(self._mission, self._leaver, self.by_id, self.day)
        new = [one for one in defects_of(after, with_ways=False) if one not in self._known]
        lines = list(dict.fromkeys(sentence_of_defect(after, one) for one in new))
        if len(lines) > MOST_LINES:
            lines[MOST_LINES - 1 :] = [and_more(len(lines) - MOST_LINES + 1)]
        return lines


def _nearest_first(mission: Mission, leaver_id: DelegateId) -> list[tuple[DelegateId, str]]:
    """The other delegates, those of the same organisation first, then by nearest rank; the rank is said."""
    leaver = mission.delegates[leaver_id]
    others: list[tuple[tuple[bool, bool, int], DelegateId, str]] = []
    for key, name in names_of(mission, "delegates"):
        one = mission.delegates[DelegateId(key)]
        if one.id == leaver_id:
            continue
        away = 0 if one.rank is None else abs(one.rank - (leaver.rank or 1))
        order = (one.organisation_id != leaver.organisation_id, one.rank is None, away)
        text = tr("{name} – rank {rank}").format(name=name, rank=one.rank) if one.rank else name
        others.append((order, one.id, text))
    others.sort(key=lambda other: other[0])  # of one order they stay by name
    return [(key, text) for _, key, text in others]


class GuestsDialog(Asking):
    """`places` and `rule` say who goes; the names are shown as they change."""

    def __init__(
        self, mission: Mission, gathering_id: GatheringId, count: int, parent: QWidget | None = None
    ) -> None:
        title = mission.gatherings[gathering_id].title
        super().__init__(tr("Who goes to {title}").format(title=title), parent)
        self._mission, self._gathering_id = mission, gathering_id
        self._places = QSpinBox()
        self._cap = mission.gatherings[gathering_id].cap
        self._places.setRange(1, max(count, self._cap or 1))
        self._places.setValue(self._cap or min(10, max(count, 1)))
        self._rule = ChoiceBox()
        for one in ChoiceRule:
            self._rule.addItem(choice_rule_label(one))
        self._why = QLineEdit()
        self._why.setPlaceholderText(tr("Such as: the hall holds no more"))
        self.form.addRow(tr("&Places"), self._places)
        self.form.addRow(tr("&Chosen by"), self._rule)
        self.form.addRow(tr("&Reason"), self._why)
        self._places.valueChanged.connect(lambda _n: self._show())
        self._rule.currentIndexChanged.connect(lambda _n: self._show())
        self._show()

    @property
    def places(self) -> int:
        """How many go."""
        return self._places.value()

    @property
    def rule(self) -> ChoiceRule:
        """By which rule they are chosen."""
        return list(ChoiceRule)[self._rule.currentIndex()]

    @property
    def reason(self) -> str:
        """What is kept with the gathering."""
        chosen = choice_rule_label(self.rule)
        if self.rule is ChoiceRule.RANK and not self._has_ranks():
            chosen = tr("rank (nobody has one, so principals, then the order of the table)")
        text = ntr("{n} place, chosen by: {rule}.", "{n} places, chosen by: {rule}.", self.places)
        why = self._why.text().strip()
        return " ".join(part for part in (text.format(n=self.places, rule=chosen), why) if part)

    def _show(self) -> None:
        chosen = choose_guests(self._mission, self._gathering_id, self.places, self.rule)
        names = ", ".join(person_name(self._mission, one) for one in chosen)
        lines = [tr("They go: {names}").format(names=names)]
        if self.rule is ChoiceRule.RANK and not self._has_ranks():
            lines.append(
                tr("Nobody has a rank yet: principals go first, then the order of the table.")
            )
        if self._cap is not None and self.places > self._cap:
            lines.append(
                ntr(
                    "There is {n} place so far; OK raises that to {places}.",
                    "There are {n} places so far; OK raises that to {places}.",
                    self._cap,
                ).format(n=self._cap, places=self.places)
            )
        self.note.setText("\n".join(lines))
        self.adjustSize()

    def _has_ranks(self) -> bool:
        gathering = self._mission.gatherings[self._gathering_id]
        people = delegates_of_gathering(self._mission, gathering)
        return any(self._mission.delegates[one].rank is not None for one in people)


class PartsDialog(Asking):
    """`minutes` alone, then the others join; `title` of the second part."""

    def __init__(self, title: str, minutes: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("Two parts of {title}").format(title=title), parent)
        self._minutes = QSpinBox()
        self._minutes.setRange(5, max(minutes - 5, 5))
        self._minutes.setSingleStep(5)
        self._minutes.setSuffix(tr(" min"))
        self._minutes.setValue(minutes // 2 // 5 * 5 or 5)
        self._title = QLineEdit(tr("{title} (all join)").format(title=title))
        self._title.setCursorPosition(0)
        self.form.addRow(tr("&Principals alone for"), self._minutes)
        self.form.addRow(tr("&Title of the second part"), self._title)
        self.note.setText(tr("After that everyone who was to come joins, at the same place."))

    @property
    def minutes(self) -> int:
        """How long the first part is."""
        return self._minutes.value()

    @property
    def title(self) -> str:
        """What the second part is called."""
        return self._title.text().strip()


class DaysDialog(Asking):
    """Over how many days a request goes; `minutes` on each, `titles` in their order."""

    def __init__(self, name: str, minutes: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("Several days: {name}").format(name=name), parent)
        self._name = name
        self._days, self._minutes = QSpinBox(), QSpinBox()
        self._days.setRange(2, most)
        self._minutes.setRange(1, 24 * 60)
        self._minutes.setSingleStep(15)
        self._minutes.setSuffix(tr(" min"))
        self._minutes.setValue(minutes)
        self.form.addRow(tr("&Days"), self._days)
        self.form.addRow(tr("&On each of them"), self._minutes)
        self.note.setText(
            tr(
                "It becomes a request for each day, with the same people, place and vehicle, and a rule"
                " that they are met on days that follow each other. Each can be changed on its own."
            )
        )

    @property
    def minutes(self) -> int:
        """How long it takes on each day."""
        return self._minutes.value()

    @property
    def titles(self) -> list[str]:
        """What the days are called."""
        count = self._days.value()
        text = tr("{name} (day {n} of {count})")
        return [text.format(name=self._name, n=day + 1, count=count) for day in range(count)]
