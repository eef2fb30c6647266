"""What each command of the window does: one line each, by the name of the command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from scheduler_app.mission.requests import MeetingState
from scheduler_app.ui.files import Files
from scheduler_app.ui.pins import PinPart
from scheduler_app.ui.workbench import Workbench

Handlers = dict[str, Callable[[], object]]
Act = Callable[[Workbench], object]


class Window(Protocol):
    """What the commands ask of the window itself."""

    workbench: Workbench | None
    files: Files

    def close(self) -> bool: ...
    def show_start_page(self) -> None: ...
    def when_planned(self, then: Callable[[], object]) -> None: ...
    def preview_paper(self) -> object: ...
    def open_find(self) -> object: ...
    def show_figures(self) -> object: ...
    def stop_solving(self) -> None: ...
    def read_help(self) -> object: ...
    def read_keys(self) -> object: ...
    def read_about(self) -> object: ...
    def read_about_mission(self) -> object: ...


def handlers_of(window: Window) -> Handlers:
    """Every command of `actions.commands`; those about a mission are only called with one open."""
    return {**_file(window), **_edit(window), **_view(window), **_plan(window), **_rest(window)}


def _with_bench(window: Window) -> Callable[[Act], Callable[[], object]]:
    """Makes a handler of what is done to the open mission."""

    def on(act: Act) -> Callable[[], object]:
        def handle() -> object:
            assert window.workbench is not None
            return act(window.workbench)

        return handle

    return on


def _file(window: Window) -> Handlers:
    on = _with_bench(window)
    files = window.files
    return {
        "new": files.new,
        "open": files.ask_open,
        "open_sample": files.open_sample,
        "open_unsolved": lambda: files.open_sample(solved=False),
        "import": files.ask_import,
        "save_copy": on(lambda bench: files.save_copy(bench.document)),
        "name_version": on(lambda bench: files.name_version(bench.document)),
        "restore": on(lambda bench: files.restore(bench.document)),
        "export": on(lambda bench: files.ask_export(bench.document)),
        "print": window.preview_paper,
        "releases": on(lambda bench: bench.tools.telling.ask_releases()),
        "close": lambda: window.when_planned(window.show_start_page),
        "quit": window.close,
    }


def _edit(window: Window) -> Handlers:
    on = _with_bench(window)
    return {
        "undo": on(lambda bench: bench.editing.undo()),
        "redo": on(lambda bench: bench.editing.redo()),
        "copy": on(lambda bench: bench.editing.copy(bench.data.current)),
        "cut": on(lambda bench: bench.cut()),
        "paste": on(lambda bench: bench.paste()),
        "fill_down": on(lambda bench: bench.editing.fill_down(bench.data.current)),
        "delete": on(lambda bench: bench.delete_selected()),
        "find": window.open_find,
    }


def _view(window: Window) -> Handlers:
    on = _with_bench(window)
    return {
        "view_city_day": on(lambda bench: bench.views.setCurrentIndex(0)),
        "view_people": on(lambda bench: bench.views.setCurrentIndex(1)),
        "view_data": on(lambda bench: bench.views.setCurrentIndex(2)),
        "previous_day": on(lambda bench: bench.go_days(-1)),
        "next_day": on(lambda bench: bench.go_days(1)),
        "go_to": on(lambda bench: bench.ask_go_to()),
        "first_day": on(lambda bench: bench.go_first_day()),
        "zoom_in": on(lambda bench: bench.zoom(1.25)),
        "zoom_out": on(lambda bench: bench.zoom(0.8)),
        "zoom_fit": on(lambda bench: bench.zoom(None)),
    }


def _plan(window: Window) -> Handlers:
    on = _with_bench(window)
    return {
        "solve": on(lambda bench: bench.solving.start()),
        "stop": window.stop_solving,
        "move": on(lambda bench: bench.editing.move()),
        "why": on(lambda bench: bench.tools.repairing.ask_why()),
        "pin": on(lambda bench: bench.editing.pin(is_on=True)),
        "pin_time": on(lambda bench: bench.editing.toggle_pin(PinPart.TIME)),
        "pin_place": on(lambda bench: bench.editing.toggle_pin(PinPart.PLACE)),
        "unpin": on(lambda bench: bench.editing.pin(is_on=False)),
        "pin_day": on(lambda bench: bench.pin_day()),
        "confirm": on(lambda bench: bench.editing.set_state(MeetingState.CONFIRMED)),
        "cancel": on(lambda bench: bench.tools.repairing.ask_cancel()),
        "set_state": on(lambda bench: bench.editing.set_state(None)),
        "unschedule": on(lambda bench: bench.editing.unschedule()),
        "next_problem": on(lambda bench: bench.problems.go(1)),
        "previous_problem": on(lambda bench: bench.problems.go(-1)),
    }


def _rest(window: Window) -> Handlers:
    on = _with_bench(window)

    def insert(table: str) -> Callable[[], object]:
        return on(lambda bench: bench.editing.add(table))

    return {
        "insert_row": on(lambda bench: bench.add_row()),
        "insert_request": insert("meeting_requests"),
        "insert_delegate": insert("delegates"),
        "insert_official": insert("officials"),
        "insert_interpreter": insert("interpreters"),
        "insert_rule": insert("rules"),
        "insert_organisation": insert("organisations"),
        "insert_city": insert("cities"),
        "insert_venue": insert("venues"),
        "insert_room": insert("rooms"),
        "insert_gathering": insert("gatherings"),
        "insert_leg": insert("legs"),
        "tell": on(lambda bench: bench.tools.telling.ask()),
        "stand_in": on(lambda bench: bench.tools.arranging.ask_stand_in()),
        "choose_guests": on(lambda bench: bench.tools.arranging.ask_guests()),
        "two_parts": on(lambda bench: bench.tools.arranging.ask_parts()),
        "several_days": on(lambda bench: bench.tools.arranging.ask_days()),
        "what_if": on(lambda bench: bench.tools.trying.begin()),
        "fragility": on(lambda bench: bench.tools.ask_fragility()),
        "interpreters_needed": on(lambda bench: bench.tools.repairing.ask_interpreters()),
        "public_holidays": on(lambda bench: bench.editing.add_public_holidays()),
        "aims": on(lambda bench: bench.editing.change_aims()),
        "move_mission": on(lambda bench: bench.tools.arranging.ask_move()),
        "mission_details": on(lambda bench: bench.editing.change_mission()),
        "figures": window.show_figures,
        "about_mission": window.read_about_mission,
        "help": window.read_help,
        "keys": window.read_keys,
        "start_page": lambda: window.when_planned(window.show_start_page),
        "about": window.read_about,
    }
