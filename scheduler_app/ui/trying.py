"""What if: try something on the mission, compare, then keep it or throw it away.

The mission before is a kept version of the file, and so is the end of the attempt: if the program is closed
meanwhile, it goes on when the file is opened again.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.jobs import Runner
from scheduler_app.mission.mission import Mission
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.ui.asking import shown
from scheduler_app.ui.dialogs.compare import CompareDialog
from scheduler_app.ui.editing import Editing
from scheduler_app.ui.widgets.notice import Notice


class Trying:
    """Speaks in the bar below the views as long as something is tried."""

    def __init__(
        self, document: Document, editing: Editing, notice: Notice, runner: Runner, window: QWidget
    ) -> None:
        self._document = document
        self._editing = editing
        self._notice = notice
        self._runner = runner
        self._window = window
        self._before: Mission | None = None
        self._seen = document.mission.version
        document.changed.connect(lambda _change: self._on_changed())

    @property
    def is_trying(self) -> bool:
        """Whether something is tried."""
        return self._before is not None

    def begin(self) -> None:
        """From now on everything is an attempt; once more asks for what is under way."""
        if self._before is None:
            try:
                self._document.name_version(_begun())
            except MissionFileError as error:
                self._editing.failed.emit(error)
                return
            self._before = self._document.mission
        self._say()

    def resume(self) -> None:
        """Go on with an attempt that was under way when the file was closed, or that an undo brought back."""
        document = self._document
        if document.is_read_only:
            return
        marks, now = {_begun(), _kept(), _thrown_away()}, document.mission.version
        last = [one for one in document.versions() if one.name in marks and one.number <= now][-1:]
        if last and last[0].name == _begun():
            self._before = document.read_version(last[0].number)
            self._say()
        elif self._before is not None:
            self._before = None
            self._notice.hide()

    def _on_changed(self) -> None:
        version = self._document.mission.version
        if version != self._seen:
            self._seen = version
            self.resume()

    def compare(self) -> CompareDialog | None:
        """Both plans side by side."""
        if self._before is None:
            return None
        dialog = CompareDialog(self._before, self._document.mission, self._runner, self._window)
        shown(dialog)
        self._say()
        return dialog

    def keep(self) -> None:
        """The attempt is the mission, which is noted as a version."""
        if self._before is None:
            return
        try:
            self._document.name_version(_kept())
        except MissionFileError as error:
            self._editing.failed.emit(error)
            return

    def throw_away(self) -> None:
        """Back to what was before, as one step that can be undone; what people were sent or told stays noted."""
        before = self._before
        if before is not None:
            self._editing.apply(_thrown_away(), lambda now: _without_attempt(before, now))

    def _say(self) -> None:
        self._notice.tell(
            tr("You are trying something. The mission as it was is kept."),
            [
                (tr("&Compare"), self.compare),
                (tr("&Keep it"), self.keep),
                (tr("&Throw it away"), self.throw_away),
            ],
            can_close=False,
            stays=True,
        )


def _without_attempt(before: Mission, now: Mission) -> Mission:
    told = {key: one for key, one in now.notices.items() if one.is_told}
    return replace(
        before, version=now.version + 1, releases=now.releases, notices={**before.notices, **told}
    )


def _begun() -> str:
    return tr("Before: what if")


def _kept() -> str:
    return tr("Keep the attempt")


def _thrown_away() -> str:
    return tr("Throw the attempt away")
