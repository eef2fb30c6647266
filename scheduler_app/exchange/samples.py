"""The sample missions that come with the program. Where they lie, the caller says. Qt-free."""

from __future__ import annotations

from pathlib import Path

from scheduler_app.exchange.mission_json import from_text, import_mission
from scheduler_app.mission.mission import Mission


def sample_names(folder: Path) -> tuple[str, ...]:
    """The names of the samples in a folder (`settings.resource("samples")`), in order."""
    found = (one.name for one in folder.iterdir() if (one / "solved.json").is_file())
    return tuple(sorted(found))


def load_sample(folder: Path, name: str, *, solved: bool = True) -> Mission:
    """A sample with its plan, or without one; KeyError when there is no sample of this name."""
    if name not in sample_names(folder):
        raise KeyError(name)
    path = folder / name / ("solved.json" if solved else "unsolved.json")
    return import_mission(from_text(path.read_bytes()))
