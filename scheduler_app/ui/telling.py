"""What is done so that people hear of changes: notices ticked off, slips printed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from scheduler_app.document import Document
from scheduler_app.i18n import ntr, tr
from scheduler_app.jobs import Runner
from scheduler_app.mission.edits.releases import last_release, release
from scheduler_app.mission.edits.settings import raise_version
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.ids import NoticeId, PersonId
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import wall_now
from scheduler_app.mission.programme_changes import ProgrammeChanges, programme_changes
from scheduler_app.mission.releases import Release
from scheduler_app.printing.choices import (
    day_sheet_choices,
    interpreter_choices,
    itinerary_choices,
    official_choices,
    slip_choices,
)
from scheduler_app.storage.errors import MissionFileError
from scheduler_app.ui.asking import beside, shown
from scheduler_app.ui.dialogs.print_preview import PrintPreview
from scheduler_app.ui.dialogs.releases import ReleasesDialog
from scheduler_app.ui.dialogs.tell import TellDialog
from scheduler_app.ui.editing import Editing
from scheduler_app.ui.latest import Latest
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.notices import renewed, to_tell, untold
from scheduler_app.wording.releases import NOW, beside_notices, now_is_taken, since_line


class Telling(QObject):
    """`counted(str)`: how many changes there are since the last release and how many people are to be told;
    empty where nothing was sent and nobody is.
    """

    counted = Signal(str)

    def __init__(
        self, document: Document, editing: Editing, runner: Runner, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document = document
        self._editing = editing
        self._window = window
        self._runner = runner
        self._sent: dict[int, Mission] = {}
        self._counting = Latest(runner, self)
        self._counting.answered.connect(self._on_counted)
        document.changed.connect(self.count)

    def count(self) -> None:
        """Count the changes since the last release, in a worker."""
        mission = self._document.mission
        last = last_release(mission)
        if last is None and not untold(mission):
            self.counted.emit("")
        else:
            self._counting.ask(_counted, self._read, last, mission)

    def ask_releases(self) -> ReleasesDialog:
        """Show what was sent and what has changed since."""
        dialog = ReleasesDialog(self._document.mission, self._read, self._runner, self._window)
        dialog.release_wanted.connect(self.release)
        dialog.paper_wanted.connect(self.print_for)

        def show() -> None:
            dialog.show_mission(self._document.mission)

        self._document.changed.connect(show)
        dialog.finished.connect(lambda _code: self._document.changed.disconnect(show))
        return shown(dialog)

    def release(self, name: str, holders: Collection[PersonId] | None = None) -> None:
        """Keep the mission as it is under a name, as sent to some; None: to everyone."""
        if name.strip().casefold() == NOW:
            self._editing.said.emit(now_is_taken())
            return
        try:
            version = self._document.next_version()
            sent = release(
                self._document.mission,
                name,
                wall_now(self._document.mission, datetime.now(UTC)),
                version,
                holders,
            )
            self._document.apply(tr("Release {name}").format(name=name), sent, version_name=name)
        except MissionError as error:
            self._editing.said.emit(fault_sentence(error))
        except MissionFileError as error:
            self._editing.failed.emit(error)

    def print_for(self, found: ProgrammeChanges) -> PrintPreview:
        """The preview with the itineraries of those touched and the day sheets that differ."""
        mission = self._document.mission
        touched = found.by_person()
        chosen = [one for one in itinerary_choices(mission) if one.about in touched]
        chosen += [one for one in official_choices(mission) if one.about in touched]
        chosen += [one for one in interpreter_choices(mission) if one.about in touched]
        chosen += [
            one for one in day_sheet_choices(mission) if (one.about, one.day) in found.sheets
        ]
        preview = PrintPreview(self._document, self._window)
        preview.papers.choose(chosen)
        beside(preview)
        return preview

    def _read(self, version: int) -> Mission:
        """The mission of a kept version; read once."""
        if version not in self._sent:
            self._sent[version] = self._document.read_version(version)
        return self._sent[version]

    def _on_counted(self, text: str | None) -> None:
        if text is not None:
            self.counted.emit(text)

    def ask(self) -> TellDialog:
        """Show who is to be told."""
        self.renew()
        dialog = TellDialog(self._document, self._read, self._window)
        dialog.about_to_tell.connect(self.renew)
        dialog.told.connect(self.tick)
        dialog.slips_wanted.connect(self.print_slips)
        beside = Latest(self._runner, dialog)
        beside.answered.connect(lambda text: dialog.set_beside(text or ""))

        def ask_beside() -> None:
            mission = self._document.mission
            beside.ask(_beside, self._read, last_release(mission), mission)

        self._document.changed.connect(ask_beside)
        dialog.finished.connect(lambda _code: self._document.changed.disconnect(ask_beside))
        ask_beside()
        return shown(dialog)

    def print_slips(self) -> PrintPreview:
        """The preview, with the slips chosen."""
        self.renew()
        preview = PrintPreview(self._document, self._window)
        preview.papers.choose(slip_choices(self._document.mission))
        beside(preview)
        return preview

    def renew(self) -> None:
        """Bring what is to be told up to what holds now, as a step; nothing where nothing differs."""
        mission = self._document.mission
        if self._document.is_read_only or not untold(mission):
            return
        after = renewed(mission, self._read)
        if after is not mission:
            self._editing.apply(tr("What is to be told"), lambda _now: raise_version(after))

    def tick(self, ids: Iterable[NoticeId], is_told: bool) -> None:
        """Note that people have been told, or have not."""
        chosen = tuple(ids)
        now = wall_now(self._document.mission, datetime.now(UTC))
        names = [self._document.mission.notices[one].name for one in chosen]
        text = tr("Told: {who}") if is_told else tr("Not told: {who}")
        who = names[0] if len(names) == 1 else ntr("{n} person", "{n} people", len(names))

        def change(mission: Mission) -> Mission:
            notices = dict(mission.notices)
            for key in chosen:
                notices[key] = replace(notices[key], told_on=now if is_told else None)
            return replace(mission, notices=notices)

        self._editing.apply(text.format(who=who.format(n=len(names))), change)


def _counted(read: Callable[[int], Mission], last: Release | None, mission: Mission) -> str | None:
    """In a worker: how much has changed since a release, and how many are to be told now; None where the
    file cannot be read, such as when it is closed meanwhile.
    """
    parts = []
    try:
        if last is not None:
            changes = programme_changes(read(last.version), mission).changes
            parts.append(since_line(last.name, len(changes)))
        if count := len(untold(renewed(mission, read))):
            parts.append(to_tell(count, noted=True))
    except MissionFileError:
        return None
    return " · ".join(parts)


def _beside(read: Callable[[int], Mission], last: Release | None, mission: Mission) -> str | None:
    """In a worker: what the list of notices leaves out; None where the file cannot be read any more."""
    try:
        differences = None if last is None else programme_changes(read(last.version), mission)
    except MissionFileError:
        return None
    return beside_notices(last, differences)
