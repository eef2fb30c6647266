"""What is done so that people hear of changes: notices ticked off, slips printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.ids import NoticeId
from scheduler_app.mission.mission import Mission
from scheduler_app.printing.choices import slip_choices
from scheduler_app.ui.dialogs.print_preview import PrintPreview
from scheduler_app.ui.dialogs.tell import TellDialog
from scheduler_app.ui.editing import Editing


class Telling:
    """`base`: gives what people knew before the changes of which they are to be told."""

    def __init__(
        self, document: Document, editing: Editing, base: Callable[[], Mission | None],
        window: QWidget,
    ) -> None:  # fmt: skip
        self._document = document
        self._editing = editing
        self._base = base
        self._window = window

    def ask(self) -> TellDialog:
        """Show who is to be told."""
        dialog = TellDialog(self._document, self._base(), self._window)
        dialog.told.connect(self.tick)
        dialog.slips_wanted.connect(self.print_slips)
        dialog.show()
        return dialog

    def print_slips(self) -> PrintPreview:
        """The preview, with the slips chosen."""
        preview = PrintPreview(self._document, self._window)
        preview.papers.choose(slip_choices(self._document.mission))
        preview.show()
        return preview

    def tick(self, ids: Iterable[NoticeId], is_told: bool) -> None:
        """Note that people have been told, or have not."""
        chosen = tuple(ids)
        now = datetime.now().replace(second=0, microsecond=0)  # noqa: DTZ005 - the clock on the wall
        names = [self._document.mission.notices[one].name for one in chosen]
        text = tr("Told: {who}") if is_told else tr("Not told: {who}")
        who = names[0] if len(names) == 1 else ntr("{n} person", "{n} people", len(names))

        def change(mission: Mission) -> Mission:
            notices = dict(mission.notices)
            for key in chosen:
                notices[key] = replace(notices[key], told_on=now if is_told else None)
            return replace(mission, notices=notices)

        self._editing.apply(text.format(who=who.format(n=len(names))), change)
