"""No command meets what nobody foresaw: whatever the words and the file, it ends with 0, 1 or 2 and a sentence.

The commands run in this process, one after another on one file, which is edited between them as by the window.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from PySide6.QtWidgets import QApplication

from scheduler_app import cli, storage
from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.settings import raise_version
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.tables import table_of, type_of_table
from tests.any_edits import EDITS, edited
from tests.test_any_mission import STARTS, of_two_cities

GOOD = (0, 1, 2)
ODD = (
    "", "x", "²", "٣", "0", "-1", "nan", "1e400", "9" * 400, "9999-12-31", "0001-01-01T00:00", "now",
    "2026-03-02T09:00", "2026-03-02T09:00+02:00", "a\tb", "\x1b[31m", "\udcff", "{n}", "x" * 5_000, "--help", "--",
)  # fmt: skip
"""What may stand where a name, a number or a date is meant."""

words = st.sampled_from(ODD)
JSON = st.sampled_from(([], ["--json"]))


class Commands(RuleBasedStateMachine):
    """A folder with one mission; every command is given its file, and now and then something else."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = self.folder / "trip.mission"
        self.made = 0

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: Callable[[], Mission]) -> None:
        storage.create(self.file, start()).close()

    @rule(data=st.data(), names=st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=6))
    def edit(self, data: st.DataObject, names: list[str]) -> None:
        store, mission = storage.open_file(self.file)
        for name in names:
            changed = edited(data.draw, mission, EDITS[name])
            if changed is not mission and changed.version == mission.version:
                store.write(difference(mission, raise_version(changed)), version_name=name)
                mission = raise_version(changed)
        store.close()

    @rule(why=st.sampled_from(([], ["--why"])), as_json=JSON)
    def check(self, why: list[str], as_json: list[str]) -> None:
        self.run("check", self.file, *why, *as_json)

    @rule(as_json=JSON, is_elsewhere=st.booleans(), workers=st.sampled_from(("1", "2", "²")))
    def solve(self, as_json: list[str], is_elsewhere: bool, workers: str) -> None:
        goal = ["--output", self.fresh("mission")] if is_elsewhere else []
        self.run("solve", self.file, "--seconds", "0.4", "--workers", workers, *goal, *as_json)

    @rule(data=st.data(), as_json=JSON)
    def why(self, data: st.DataObject, as_json: list[str]) -> None:
        self.run("why", self.file, self.an_id(data, "meeting_requests"), *as_json)

    @rule(data=st.data(), as_json=JSON, answer=st.sampled_from((None, "gap", "fewest", "use")))
    def cancel(self, data: st.DataObject, as_json: list[str], answer: str | None) -> None:
        kinds = {"meeting": "meeting_requests", "delegate": "delegates", "official": "officials",
                 "interpreter": "interpreters", "room": "rooms", "venue": "venues",
                 "vehicle": "vehicles", "leg": "legs"}  # fmt: skip
        kind = data.draw(st.sampled_from(sorted(kinds)))
        given: list[object] = [f"--{kind}", self.an_id(data, kinds[kind])]
        for option in ("--from", "--since", "--until", "--delay", "--tolerance", "--by", "--why"):
            if data.draw(st.integers(0, 3)) == 0:
                given += [option, data.draw(words)]
        given += ["--answer", answer] if answer else []
        self.run("cancel", self.file, *given, *as_json)

    @rule(
        name=st.one_of(words, st.sampled_from(("v1", "v2"))),
        touched=st.sampled_from(([], ["--touched"])),
    )
    def release(self, name: str, touched: list[str]) -> None:
        self.run("release", self.file, "--name", name, *touched)

    @rule(one=st.one_of(words, st.sampled_from(("v1", "1", "2", "3"))), other=st.sampled_from(("now", "v1", "2")),
          as_json=JSON)  # fmt: skip
    def diff(self, one: str, other: str, as_json: list[str]) -> None:
        self.run("diff", self.file, one, other, *as_json)

    @rule(
        data=st.data(),
        kind=st.sampled_from(("itinerary", "day-sheet", "run-sheet", "report", "slip")),
    )
    def print(self, data: st.DataObject, kind: str) -> None:
        given: list[object] = []
        if data.draw(st.booleans()):
            table = data.draw(
                st.sampled_from(("delegates", "officials", "interpreters", "cities", "vehicles"))
            )
            given += ["--for", self.an_id(data, table)]
        if data.draw(st.integers(0, 3)) == 0:
            given += ["--day", data.draw(st.one_of(words, st.just("2026-03-02")))]
        self.run("print", self.file, kind, "--output", self.fresh("pdf"), *given)

    @rule(data=st.data())
    def go_round(self, data: st.DataObject) -> None:
        """Out as JSON and in again, as it is or with something else somewhere."""
        text, again = self.fresh("json"), self.fresh("mission")
        if self.run("export", self.file, "--format", "json", "--output", text) == 0:
            if data.draw(st.booleans()):
                self.spoil(data, text)
                self.run("import", text, "--output", again)
            else:
                assert self.run("import", text, "--output", again) == 0

    @rule(data=st.data())
    def meet_a_strange_file(self, data: st.DataObject) -> None:
        """Any command on what is no mission: a folder, a text, half a file, a name that is none."""
        torn = self.folder / "torn.mission"
        torn.write_bytes(self.file.read_bytes()[: data.draw(st.integers(0, 5_000))])
        strange = data.draw(
            st.sampled_from((self.folder, torn, "/dev/null", "//", "\udcff", "", "x" * 300))
        )
        command = data.draw(st.sampled_from((
            ["check"], ["solve", "--seconds", "0.2"], ["release", "--name", "x"], ["fragility"], ["import", "--output", "y"],
            ["cancel", "--meeting", "x"], ["export", "--format", "json", "--output", "z"],
        )))  # fmt: skip
        self.run(command[0], strange, *command[1:])

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def run(self, *arguments: object) -> int:
        """Run a command; what it says has no traceback, and a refusal is one sentence."""
        out, err = io.StringIO(), io.StringIO()
        here = Path.cwd()
        os.chdir(self.folder)
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = cli.run([os.fspath(str(one)) for one in arguments], lambda _path: 0)
        finally:
            os.chdir(here)
        said = f"{arguments}: {code}\n{out.getvalue()[-2000:]}\n{err.getvalue()}"
        assert code in GOOD, said
        assert "Traceback" not in err.getvalue(), said
        if code == 2:
            assert err.getvalue().startswith("attache: "), said
        return code

    def an_id(self, data: st.DataObject, table: str) -> str:
        """An id of the file's mission, mostly."""
        store, mission = storage.open_file(self.file, read_only=True)
        store.close()
        ids = [str(one) for one in table_of(mission, table)]
        return data.draw(st.sampled_from([*ids * 8, *ODD[:-2]]))

    def fresh(self, ending: str) -> Path:
        self.made += 1
        return self.folder / f"made {self.made}.{ending}"

    def spoil(self, data: st.DataObject, path: Path) -> None:
        content: dict[str, Any] = json.loads(path.read_text("utf-8"))
        table = data.draw(
            st.sampled_from(["mission", *(one for one in type_of_table if content[one])])
        )
        record = content[table] if table == "mission" else content[table][0]
        record[data.draw(st.sampled_from(sorted(record)))] = data.draw(
            st.one_of(words, st.just(0), st.none())
        )
        path.write_text(json.dumps(content), "utf-8")


CHECKS = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def test_any_command_ends_in_words(qapp: QApplication) -> None:
    assert of_two_cities().meetings  # there is something to ask about
    bounds = settings(
        max_examples=5, stateful_step_count=14, derandomize=True, database=None, deadline=None,
        suppress_health_check=CHECKS,
    )  # fmt: skip
    run_state_machine_as_test(Commands, settings=bounds)


@pytest.mark.nightly
@pytest.mark.timeout(0)
def test_any_command_ends_in_words_for_hours(qapp: QApplication) -> None:
    examples = int(os.environ.get("ATTACHE_EXAMPLES", "200"))
    bounds = settings(
        max_examples=examples, stateful_step_count=40, deadline=None, suppress_health_check=CHECKS
    )
    run_state_machine_as_test(Commands, settings=bounds)
