"""Progress of a solve in the status bar: how much is placed, what is being improved, Stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from scheduler_app.i18n import tr
from scheduler_app.ui.icons import put_icon
from scheduler_app.ui.look import STEP
from scheduler_app.ui.plain import Label

if TYPE_CHECKING:
    from scheduler_app.planning import Progress


class SolveStatus(QWidget):
    """Hidden while nothing is being solved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seconds = 0.0
        self._build()
        self.hide()

    def begin(self, seconds: float) -> None:
        """Show that a plan is being made, which takes `seconds` at most."""
        self._seconds = seconds
        self._words.setText(tr("Reading the mission…"))
        self._bar.setRange(0, 0)
        self.stop.setEnabled(True)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """Say where the solve is; the bar fills with the time that it may take at most."""
        self._bar.setRange(0, round(self._seconds * 10))
        self._bar.setValue(min(self._bar.maximum(), round(progress.seconds * 10)))
        self._words.setText(progress_sentence(progress))

    def stopping(self) -> None:
        """Say that the wish to stop was heard."""
        self.stop.setEnabled(False)
        self._words.setText(tr("Stopping; the best plan so far is kept…"))

    def _build(self) -> None:
        self._words = Label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(120, 12)
        self._bar.setAccessibleName(tr("Progress of the plan"))
        self.stop = QPushButton(tr("Stop"))
        put_icon(self.stop, "stop")
        self.stop.setToolTip(tr("Stop and keep the best plan so far (Shift+F5)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(STEP, 0, STEP, 0)
        row.setSpacing(STEP)
        for widget in (self._words, self._bar, self.stop):
            row.addWidget(widget)


def progress_sentence(progress: Progress) -> str:
    """`402 of 409 placed · shortening waits: 380 h, at best 355 h (7% apart) · 12 s`."""
    tier = progress.tier.value
    best = ""
    if progress.value == progress.bound:
        best = tr(" (proved best)") if progress.value else ""
    elif not progress.bound:
        best = tr(", the best possible is not known yet") if progress.value else ""
    else:
        best = tr(", at best {bound}").format(bound=_amount(tier, progress.bound))
        if progress.gap < 1:
            best += tr(" ({gap:.0%} apart)").format(gap=progress.gap)
    return tr("{placed} of {requested} placed · {aim}: {value}{best} · {seconds:.0f} s").format(
        placed=progress.placed,
        requested=progress.requested,
        aim=aim_words(tier),
        value=_amount(tier, progress.value),
        best=best,
        seconds=progress.seconds,
    )


def _amount(tier: str, value: int) -> str:
    """Waits are minutes and read as hours; every other aim is a number of points."""
    return tr("{hours:.0f} h").format(hours=value / 60) if tier == "gaps" else f"{value}"


def aim_words(tier: str) -> str:
    """What the solver is improving, in plain words."""
    return {
        "placed": tr("placing as much as possible"),
        "rules": tr("keeping rules that should be kept"),
        "wishes": tr("fulfilling wishes"),
        "gaps": tr("shortening waits"),
        "moves": tr("sparing ways between venues"),
        "evenness": tr("spreading the load"),
    }.get(tier, tier)
