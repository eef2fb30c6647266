"""For mistakes of the program itself: calm, with what to send, and the file is safe."""

from __future__ import annotations

import traceback

from PySide6.QtWidgets import QMessageBox, QWidget

from scheduler_app import __version__
from scheduler_app.i18n import tr
from scheduler_app.ui.plain import MessageBox


class FailureDialog(MessageBox):
    """Says that something went wrong here, not with the user's work."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(QMessageBox.Icon.Warning, tr("Attaché"), parent=parent)
        self.setText(tr("Something went wrong in Attaché itself."))
        self.setInformativeText(
            tr(
                "Your mission file holds every change up to the last step. You can go on working; if it happens again, please close and open the mission, and send the details to whoever maintains Attaché."
            )
        )
        lines = traceback.format_exception(error)
        self.setDetailedText(f"Attaché {__version__}\n{''.join(lines)}")
        self.setStandardButtons(QMessageBox.StandardButton.Close)
