"""Asks before typed values that were not taken are forgotten."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.table_model import Refusal
from scheduler_app.ui.plain import MessageBox

_NAMED = 4


def ask_forget(refusals: Sequence[tuple[str, str, str, Refusal]], window: QWidget) -> bool:
    """True when the user lets them go; False to go back to the first of them."""
    count = len(refusals)
    question = ntr(
        "{n} cell holds a value that was not taken. Close all the same?",
        "{n} cells hold values that were not taken. Close all the same?",
        count,
    ).format(n=count)
    box = MessageBox(QMessageBox.Icon.Question, tr("Attaché"), question, parent=window)
    box.setInformativeText("\n".join(one.sentence for *_, one in refusals[:_NAMED]))
    close = box.addButton(tr("Close"), QMessageBox.ButtonRole.DestructiveRole)
    back = box.addButton(tr("Show the cell"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.setEscapeButton(back)
    box.exec()
    return box.clickedButton() is close
