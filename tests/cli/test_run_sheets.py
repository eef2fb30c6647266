"""`attache print FILE run-sheet`: of vehicles, and of an interpreter who is named."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from scheduler_app import storage
from tests import builders
from tests.cli.conftest import Run


def test_the_run_sheet_of_an_interpreter_is_written_as_the_help_says(
    attache: Run, tmp_path: Path
) -> None:
    mission = builders.a_mission(
        interpreters=[builders.an_interpreter(name="Voice One")], vehicles=[builders.a_vehicle()],
        meetings=[builders.a_meeting(interpreter_ids=("interpreter",))],
    )  # fmt: skip
    file, sheet = tmp_path / "trip.mission", tmp_path / "sheet.pdf"
    storage.create(file, mission).close()
    told = attache("print", file, "run-sheet", "--for", "interpreter", "--output", sheet)
    assert told.code == 0, told.err
    assert "Voice One" in PdfReader(sheet).pages[0].extract_text()
    assert attache("print", file, "run-sheet", "--for", "car", "--output", sheet).code == 0
    refused = attache("print", file, "run-sheet", "--for", "delegate", "--output", sheet)
    assert refused.code == 2
    assert "no vehicle or interpreter with the id ‘delegate’" in refused.err
