"""What was closed is let go: missions with all their panels, and dialogs."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog

from scheduler_app import storage
from scheduler_app.document import Document


def _deleted() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _counts(window) -> tuple[int, int]:
    _deleted()
    return len(QApplication.allWidgets()), len(window.findChildren(QObject))


def test_a_closed_mission_is_let_go_with_all_that_showed_it(window, qtbot, sample, tmp_path):
    path = tmp_path / "trip.mission"
    storage.create(path, sample).close()
    documents, stores, missions = (list[weakref.ref[object]]() for _ in range(3))
    most = (0, 0)
    for _ in range(3):
        store, mission = storage.open_file(path)
        document = Document(store, mission)
        window.show_document(document)
        qtbot.waitUntil(lambda: window.workbench.judging.findings is not None, timeout=60_000)
        documents.append(weakref.ref(document))
        stores.append(weakref.ref(store))
        missions.append(weakref.ref(window.workbench))
        del document, store, mission
        window.show_start_page()
        qtbot.wait(50)
        most = max(most, _counts(window)) if len(documents) == 1 else most
        qtbot.waitUntil(lambda most=most: _counts(window) <= most, timeout=60_000)

    def is_let_go() -> bool:
        gc.collect()
        return not any(one() for one in (*documents, *stores, *missions))

    qtbot.waitUntil(is_let_go, timeout=60_000)


def _closing() -> None:
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.reject()


DIALOGS: dict[str, Callable] = {
    "aims": lambda bench, _: bench.editing.change_aims(),
    "mission": lambda bench, _: bench.editing.change_mission(),
    "record": lambda bench, one: bench.editing.open("delegates", one),
    "new": lambda bench, _: bench.editing.add("venues"),
    "delete": lambda bench, one: bench.editing.delete("delegates", (one,)),
    "go to": lambda bench, _: bench.ask_go_to(),
    "why": lambda bench, _: _shown(bench.tools.repairing.ask_why()),
    "tell": lambda bench, _: _shown(bench.tools.telling.ask()),
    "releases": lambda bench, _: _shown(bench.tools.telling.ask_releases()),
    "cancel": lambda bench, _: _shown(bench.tools.repairing.ask_cancel()),
}


def _shown(dialog: QDialog | None) -> None:
    if dialog is not None:
        dialog.reject()


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_let_go_when_it_is_closed(opened, bench, qtbot, name):
    qtbot.waitUntil(lambda: bench.judging.findings is not None, timeout=60_000)
    delegate = next(iter(bench.document.mission.delegates))
    bench.selection.select(
        "meeting_requests", [next(iter(bench.document.mission.meeting_requests))]
    )
    counts = []
    for _ in range(4):
        QTimer.singleShot(0, _closing)
        DIALOGS[name](bench, delegate)
        qtbot.wait(50)
        counts.append(len(QApplication.allWidgets()))
    assert counts[3] <= counts[2] <= counts[1]
