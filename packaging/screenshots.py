"""Makes the README's pictures from the real window, with the sample mission, into resources/screenshots.

    python packaging/screenshots.py [FOLDER]

Needs no screen: without one Qt paints into memory. Nothing of the person's own settings is used.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZE = (1440, 900)
PATIENCE_MS = 60_000


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, XDG_CONFIG_HOME=f"{home}/.config", LC_ALL="C.UTF-8")
        take_all(folder)
    return 0


def take_all(folder: Path) -> None:
    """Open the sample and take one picture after the other."""
    from scheduler_app.app import make_application, make_window  # noqa: PLC0415 - Qt reads the environment
    from scheduler_app.mission.ids import RuleId  # noqa: PLC0415 - with the rest
    from scheduler_app.ui.dialogs.record import RecordDialog  # noqa: PLC0415 - Qt reads the environment
    from scheduler_app.ui.look import Appearance  # noqa: PLC0415 - Qt reads the environment

    window = make_window(make_application(["attache"]))
    window.set_appearance(Appearance.LIGHT)
    window.resize(*SIZE)
    window.show()

    def take(name: str, of: object = None) -> None:
        wait(200)
        (of or window).grab().save(str(folder / f"{name}.png"))  # type: ignore[attr-defined]
        print(folder / f"{name}.png")

    take("start")
    window.files.open_sample()
    until(lambda: window.workbench is not None and window.workbench.judging.is_current)
    bench = window.workbench
    assert bench is not None
    mission = bench.document.mission
    afternoon = max(
        (one for one in mission.meetings.values() if one.start.date() == mission.days[1]),
        key=lambda one: len(mission.meeting_requests[one.request_id].delegate_ids),
    )
    bench.jump("meetings", (afternoon.id,))
    take("city-day")
    bench.views.setCurrentIndex(1)
    take("people")
    bench.jump("officials", (next(iter(mission.officials)),))
    take("tables")
    bench.jump("rules", (next(iter(mission.rules)),))
    take("rules")
    form = RecordDialog(mission, "rules", mission.rules[RuleId("U-07")], parent=window)
    form.note.say()
    form.show()
    take("rule-form", form)
    form.close()
    take_answers(window, take)
    break_something(bench, afternoon)
    until(lambda: bench.judging.is_current)
    bench.jump("meetings", (afternoon.id,))
    take("problems")
    take_paper(window, take)
    window.close()


def take_answers(window: object, take: Callable[..., None]) -> None:
    """The figures of the plan, what makes it good, and why something waits."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - Qt reads the environment

    from scheduler_app.ui.dialogs.aims import AimsDialog  # noqa: PLC0415 - with the rest

    bench = window.workbench  # type: ignore[attr-defined]
    window.show_figures()  # type: ignore[attr-defined]
    tree = bench.figures.tree
    until(lambda: tree.topLevelItemCount() > 0)
    for number in (1, 3):
        tree.topLevelItem(number).setExpanded(True)
    docks = window.docks  # type: ignore[attr-defined]
    window.resizeDocks([docks.figures], [280], Qt.Orientation.Vertical)  # type: ignore[attr-defined]
    bench.views.setCurrentIndex(0)
    take("figures")
    aims = AimsDialog(bench.document.mission, window)  # type: ignore[arg-type]
    aims.show()
    take("aims", aims)
    aims.close()
    bench.jump("meeting_requests", (next(iter(bench.judging.findings.reasons)),))
    why = bench.tools.repairing.ask_why()
    until(lambda: not why.is_looking)
    take("why", why)
    why.close()
    take_cancellation(bench, take)
    docks.problems.raise_()
    window.resizeDocks([docks.problems], [80], Qt.Orientation.Vertical)  # type: ignore[attr-defined]


def take_cancellation(bench: object, take: Callable[..., None]) -> None:
    """A meeting is cancelled: three answers, and who is to be told; then all is undone."""
    from scheduler_app.mission.schedule import meeting_id_of  # noqa: PLC0415 - Qt reads the environment

    document = bench.document  # type: ignore[attr-defined]
    bench.jump("meetings", (meeting_id_of("M-GZ050"),))  # type: ignore[attr-defined, arg-type]
    telling = bench.tools.telling  # type: ignore[attr-defined]
    telling.release("v1 sent")
    dialog = bench.tools.repairing.ask_cancel()  # type: ignore[attr-defined]
    dialog.form.by.setText("Secretary, by phone")
    dialog.form.why.setText("Called to the capital")
    take("cancel", dialog)
    dialog.go()
    until(lambda: not dialog.is_looking)
    take("answers", dialog)
    dialog.accept_button.click()
    tell = telling.ask()
    take("tell", tell)
    tell.close()
    releases = telling.ask_releases()
    until(lambda: releases.found is not None)
    for number in range(3):
        releases.tree.topLevelItem(number).setExpanded(True)
    take("releases", releases)
    releases.close()
    for _ in range(3):
        document.undo()
    until(lambda: bench.judging.is_current)  # type: ignore[attr-defined]


def break_something(bench: object, meeting: object) -> None:
    """Let an official be free at another time than that of their meeting."""
    from scheduler_app.mission.edits.records import set_field  # noqa: PLC0415 - Qt reads the environment
    from scheduler_app.mission.slots import slot_of  # noqa: PLC0415 - Qt reads the environment

    mission = bench.document.mission  # type: ignore[attr-defined]
    official = mission.meeting_requests[meeting.request_id].official_ids[0]  # type: ignore[attr-defined]
    slot = slot_of(meeting.start.replace(hour=17, minute=0), 60)  # type: ignore[attr-defined]
    bench.editing.apply(  # type: ignore[attr-defined]
        "Change availability",
        lambda one: set_field(one, "officials", official, "availability", (slot,)),
    )


def take_paper(window: object, take: Callable[..., None]) -> None:
    """The print preview with one person's days."""
    from scheduler_app.printing.choices import itinerary_choices  # noqa: PLC0415 - Qt reads the environment

    preview = window.preview_paper()  # type: ignore[attr-defined]
    preview.choose(itinerary_choices(window.document.mission)[:1])  # type: ignore[attr-defined]
    wait(500)
    until(lambda: preview.view.page_count() > 0)
    take("itinerary", preview)
    preview.close()


def until(is_so: Callable[[], bool]) -> None:
    """Let Qt work until something is so."""
    for _ in range(PATIENCE_MS // 20):
        if is_so():
            return
        wait(20)
    raise TimeoutError


def wait(milliseconds: int) -> None:
    """Let Qt work for a while (QTest.qWait would keep Python's lock from the workers)."""
    from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 - Qt reads the environment

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
