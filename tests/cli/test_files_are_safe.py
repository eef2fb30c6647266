"""Commands write over nothing of another kind, lose nothing on the way through JSON, and print plain text."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest

from scheduler_app import cli, storage
from scheduler_app.exchange.mission_json import json_schema, to_text
from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.settings import set_mission
from scheduler_app.storage import leftovers
from tests.builders import a_delegate, a_meeting, a_mission, a_request, at


def _run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = cli.run([str(word) for word in words], lambda _path: 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def _mission(path: Path, **fields: object) -> Path:
    storage.create(path, a_mission(meetings=[a_meeting(start=at(15))], **fields)).close()
    return path


@pytest.mark.parametrize("command", ["export", "print"])
def test_another_mission_is_not_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    one, two = _mission(tmp_path / "one.mission"), _mission(tmp_path / "two.mission")
    pdf = tmp_path / "two.pdf"
    os.link(two, pdf)
    before = two.read_bytes()
    words = (
        ("export", one, "--format", "json", "--output", two)
        if command == "export"
        else ("print", one, "report", "--output", pdf)
    )
    code, _, err = _run(capsys, *words)
    assert (code, two.read_bytes()) == (2, before)
    assert "was not overwritten" in err


def test_an_export_goes_over_an_export_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = _mission(tmp_path / "a.mission"), tmp_path / "a.json"
    for text, code in (("", 0), ("{}", 0), ("My notes", 2), ("%PDF-1.4", 2)):
        out.write_text(text)
        assert _run(capsys, "export", file, "--format", "json", "--output", out)[0] == code
        assert (out.read_text() == text) is bool(code)


def test_releases_come_through_json_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out, back = _mission(tmp_path / "a.mission"), tmp_path / "a.json", tmp_path / "b.mission"
    assert _run(capsys, "release", file, "--name", "v1")[0] == 0
    store, mission = storage.open_file(file)
    store.write(difference(mission, set_mission(mission, title="Changed")))
    store.close()
    said = _run(capsys, "diff", file, "v1", "now")
    assert _run(capsys, "export", file, "--format", "json", "--output", out)[0] == 0
    jsonschema.Draft202012Validator(json_schema()).validate(json.loads(out.read_text()))
    assert _run(capsys, "import", out, "--output", back)[0] == 0
    assert _run(capsys, "diff", back, "v1", "now") == said
    first, _ = storage.open_file(file, read_only=True)
    second, _ = storage.open_file(back, read_only=True)
    assert first.versions() == second.versions()
    assert first.kept_versions() == second.kept_versions() != ()
    assert len(first.kept_versions(most=10)) == 0
    first.close()
    second.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('"title"', '"title": "x",\n "title"', 1), "‘title’ twice"),
        (lambda text: text.replace('"Mission"', json.dumps("x" * 10_000_000), 1), "longer than 1,000"),
        (lambda text: text.replace('"sponsor"', json.dumps("x" * 10_000_000), 1), "…"),
        (lambda text: text.rstrip().removesuffix("}") + ', "versions": [{}]}', "not imported"),
    ],
)  # fmt: skip
def test_json_that_is_odd_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: object, said: str
) -> None:
    out = tmp_path / "a.json"
    out.write_text(change(to_text(a_mission())))  # type: ignore[operator]
    code, _, err = _run(capsys, "import", out, "--output", tmp_path / "b.mission")
    assert code == 2
    assert said in err
    assert len(err) < 1000
    assert not (tmp_path / "b.mission").exists()


def test_no_character_commands_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "A\x1b[2J\x07\x9b31m\u202eB\x7f"
    file = tmp_path / "a.mission"
    mission = a_mission(
        title=name, delegates=[a_delegate(name=name)], meeting_requests=[a_request(title=name)]
    )
    storage.create(file, mission).close()
    for words in (("check", file), ("check", file, "--json"), ("why", file, "request"),
                  ("why", file, name), ("sample", name, tmp_path / "x")):  # fmt: skip
        _, out, err = _run(capsys, *words)
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\x7f"} & {*out, *err}
        if "--json" in words:
            assert name in str(json.loads(out)).encode().decode() or json.loads(out)


def test_what_a_killed_run_left_is_swept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _mission(tmp_path / "a.mission")
    mine = leftovers.part_of(tmp_path / "b.mission")
    monkeypatch.setattr(os, "getpid", lambda: 2**22 + 17)  # above the highest number of a process
    gone = [leftovers.part_of(tmp_path / "c.mission")]
    gone += [gone[0].with_name(gone[0].name + "-journal"), tmp_path / ".d.json.0011aabb.part"]
    monkeypatch.undo()
    for path in (mine, *gone, tmp_path / ".mine.part", tmp_path / "notes.part"):
        path.write_text("x")
    os.utime(gone[-1], (0, 0))
    assert _run(capsys, "export", file, "--format", "json", "--output", tmp_path / "e.json")[0] == 0
    assert not [path for path in gone if path.exists()]
    assert mine.exists()
    assert (tmp_path / ".mine.part").exists()
    assert (tmp_path / "notes.part").exists()
