"""Mission files in the window: new, sample, open, copy, versions, import, export. Nothing is lost.

Reading and making files happens in a worker. Every failure is one clear sentence; the document
that is open stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from scheduler_app import storage
from scheduler_app.calendar_view.reading import read_whole
from scheduler_app.document import Document
from scheduler_app.exchange.errors import ExchangeError
from scheduler_app.exchange.mission_json import from_text, import_whole, to_text
from scheduler_app.exchange.samples import load_sample
from scheduler_app.i18n import tr
from scheduler_app.jobs import Runner
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.itinerary import ItineraryIndex
from scheduler_app.mission.kept import KeptVersion
from scheduler_app.mission.mission import Mission
from scheduler_app.settings import resource
from scheduler_app.storage.errors import MissionFileError, MissionFileExists, MissionFileFailed
from scheduler_app.storage.places import put_file
from scheduler_app.ui.asking import is_accepted
from scheduler_app.ui.dialogs.new_mission import NewMissionDialog
from scheduler_app.ui.dialogs.versions import VersionsDialog, ask_version_name
from scheduler_app.ui.plain import warn
from scheduler_app.ui.remembered import documents_folder, free_path
from scheduler_app.wording.exchange import exchange_sentence
from scheduler_app.wording.faults import fault_sentence
from scheduler_app.wording.files import file_sentence

SAMPLE = "smart-cities-2015"
"""The sample mission that the start page offers."""

Made = tuple[storage.Store, Mission]


class Files(QObject):
    """`opened(store, mission, index)` brings a file to show, read; `said(str)` is for the status line."""

    opened = Signal(object, object, object)
    said = Signal(str)
    anew_wanted = Signal(object)

    def __init__(self, runner: Runner, window: QWidget) -> None:
        super().__init__(window)
        self._runner = runner
        self._window = window
        self.shown: Document | None = None
        """What the window shows now."""

    def new(self) -> None:
        """Ask for a new mission and make its file at once."""
        dialog = NewMissionDialog(self._window)
        if is_accepted(dialog) and dialog.mission is not None:
            mission = dialog.mission
            self._start(lambda: _made(mission))

    def open_sample(self, *, solved: bool = True) -> None:
        """Give the user a file of their own with the sample mission."""
        self._start(lambda: _made(load_sample(resource("samples"), SAMPLE, solved=solved)))

    def ask_open(self) -> None:
        """Choose a file and open it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open mission"), str(documents_folder()), _mission_filter()
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Open a file; nothing happens when it is the one that is shown, and as it was left there."""
        if self.shown is not None and self.shown.is_kept_in(path):
            if self.shown.is_overtaken:
                self.anew_wanted.emit(path)
                return
            self.said.emit(tr("‘{name}’ is open already.").format(name=path.name))
            return
        self._start(lambda: storage.open_file(path))

    def ask_import(self) -> None:
        """Choose an exported mission and make a file from it."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Import JSON"), str(documents_folder()), _json_filter()
        )
        if name:
            self.import_json(Path(name))

    def import_json(self, path: Path) -> None:
        """Make a mission file, in the documents folder, from an exported mission."""
        self._start(lambda: _imported(path))

    def ask_export(self, document: Document) -> None:
        """Choose where to write the whole mission as JSON."""
        start = documents_folder() / f"{_stem(document)}.json"
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Export JSON"), str(start), _json_filter()
        )
        if name:
            self.export_json(document, Path(name))

    def export_json(self, document: Document, path: Path) -> None:
        """Write the whole mission as JSON."""
        mission = document.mission
        if document.is_kept_in(path):
            self.tell(MissionFileExists(path=path))  # the mission itself
            return
        job = self._runner.start(lambda: _write_text(path, _text_of(document, mission)))
        job.finished.connect(self._on_written)
        job.failed.connect(self.tell)

    def save_copy(self, document: Document) -> None:
        """Choose where to write a copy; the user is asked before anything is replaced."""
        start = free_path(documents_folder(), _stem(document))
        name, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save a copy"), str(start), _mission_filter()
        )
        if not name:
            return
        path = Path(name) if Path(name).suffix else Path(f"{name}.mission")
        try:
            document.save_copy(path, replace=path.exists())
        except MissionFileError as error:
            self.tell(error)
        else:
            self.said.emit(tr("A copy was written: {path}").format(path=path))

    def name_version(self, document: Document) -> None:
        """Keep the present state under a name."""
        name = ask_version_name(document.mission.version + 1, self._window)
        if name is None:
            return
        try:
            number = document.name_version(name)
        except MissionError as error:
            warn(self._window, fault_sentence(error))
        except MissionFileError as error:
            self.tell(error)
        else:
            self.said.emit(tr("Version {n} is kept: {name}").format(n=number, name=name))

    def restore(self, document: Document) -> None:
        """Choose a kept version and go back to it, as one undoable step."""
        try:
            dialog = VersionsDialog(document.versions(), self._window)
            if is_accepted(dialog) and dialog.number is not None:
                document.restore(dialog.number)
        except MissionFileError as error:
            self.tell(error)

    def tell(self, error: object) -> None:
        """Say what went wrong in one dialog."""
        warn(self._window, sentence_of(error))

    def _start(self, make: Callable[[], Made]) -> None:
        job = self._runner.start(_made_and_read, make)
        job.finished.connect(self._on_made)
        job.failed.connect(self.tell)

    def _on_written(self, path: Path | None) -> None:
        if path is not None:
            self.said.emit(tr("Written: {path}").format(path=path))

    def _on_made(self, made: tuple[storage.Store, Mission, ItineraryIndex] | None) -> None:
        if made is not None:
            self.opened.emit(*made)


def sentence_of(error: object) -> str:
    """The sentence for an expected failure of a file; anything else is a mistake of ours."""
    if isinstance(error, MissionFileError):
        return file_sentence(error)
    if isinstance(error, _ImportFailed):
        return exchange_sentence(error.error, error.path)
    if isinstance(error, BaseException):
        raise error
    raise TypeError(error)


class _ImportFailed(Exception):  # noqa: N818 - a failure with its path, told at once
    def __init__(self, path: Path, error: ExchangeError) -> None:
        super().__init__(str(path))
        self.path = path
        self.error = error


def _made_and_read(make: Callable[[], Made]) -> tuple[storage.Store, Mission, ItineraryIndex]:
    """In the worker: also derive everyone's days, so that the calendar is drawn at once."""
    store, mission = make()
    return store, mission, read_whole(mission)


def _text_of(document: Document, mission: Mission) -> str:
    """In a worker: with what is kept of the mission; where its file has gone, what is on the screen."""
    try:
        versions = document.kept_versions()
    except MissionFileError:
        versions = ()
    return to_text(mission, versions)


def _made(mission: Mission, versions: Sequence[KeptVersion] = ()) -> Made:
    path = free_path(documents_folder(), mission.title)
    return storage.create(path, mission, versions), mission


def _imported(path: Path) -> Made:
    try:
        mission, versions = import_whole(from_text(path.read_bytes()))
        return _made(mission, versions)
    except ExchangeError as error:
        raise _ImportFailed(path, error) from error
    except OSError as error:
        raise MissionFileFailed(path=path, detail=error.strerror or str(error)) from error


def _write_text(path: Path, text: str) -> Path:
    try:
        put_file(path, text.encode())
    except OSError as error:
        raise MissionFileFailed(path=path, detail=error.strerror or str(error)) from error
    return path


def _stem(document: Document) -> str:
    return document.path.stem if document.path else document.mission.title


def _mission_filter() -> str:
    return tr("Missions (*.mission)") + ";;" + tr("All files (*)")


def _json_filter() -> str:
    return tr("Exported missions (*.json)") + ";;" + tr("All files (*)")
