"""The two questions of a paste: what a block of cells is meant for, and what to do with what was left."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from scheduler_app.i18n import ntr, tr
from scheduler_app.itemmodels.clipboard import PasteReport
from scheduler_app.ui.plain import MessageBox

_MANY = 3
"""Sentences shown at once; the others are under Details."""


class Paste(Enum):
    """What is pasted: over the cells that are selected, as new rows, or not at all."""

    CELLS = auto()
    ROWS = auto()
    NOTHING = auto()


def ask_paste(rows: int, columns: int, window: QWidget) -> Paste:
    """Ask what a block without headings is for; nothing is written over without an answer."""
    size = ntr("{n} row", "{n} rows", rows).format(n=rows)
    size += tr(" of {n} cells").format(n=columns)
    box = MessageBox(
        QMessageBox.Icon.Question, tr("Paste"), tr("Paste {size}?").format(size=size), parent=window
    )
    box.setInformativeText(
        tr(
            "New rows come to the end of the table. Or the cells are written over those from the selected one on."
        )
    )
    new = box.addButton(tr("Add new rows"), QMessageBox.ButtonRole.AcceptRole)
    over = box.addButton(tr("Write over cells"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(new)
    box.exec()
    clicked = box.clickedButton()
    if clicked is new:
        return Paste.ROWS
    return Paste.CELLS if clicked is over else Paste.NOTHING


def tell_paste(report: PasteReport, window: QWidget) -> None:
    """Tell what did not come in; the rows left out can be copied, mended and pasted again."""
    box = MessageBox(QMessageBox.Icon.Information, tr("Paste"), report.summary, parent=window)
    lines = report.details.splitlines()
    box.setInformativeText("\n".join(lines[:_MANY]))
    if len(lines) > _MANY:
        box.setDetailedText(report.details)
    box.addButton(QMessageBox.StandardButton.Ok)
    copy = None
    if report.left_out:
        copy = box.addButton(tr("Copy the rows left out"), QMessageBox.ButtonRole.ActionRole)
        copy.setToolTip(tr("To mend them in a spreadsheet and paste them again"))
    box.exec()
    if copy is not None and box.clickedButton() is copy:
        QGuiApplication.clipboard().setText(report.left_out)
