"""Figures of a run as a table, kept in a file, and set beside those of an earlier run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

Line = Mapping[str, object]


def table(lines: Sequence[Line], columns: Sequence[str]) -> str:
    """One row for each line, numbers to the right."""
    rows = [list(columns), *([_shown(line.get(name)) for name in columns] for line in lines)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(columns))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def keep(path: Path, lines: Sequence[Line]) -> None:
    """Write the lines, one JSON object each."""
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def compare(path: Path, lines: Sequence[Line], names: Sequence[str]) -> str:
    """Each instance that both runs have: a figure then and now."""
    before = {line["instance"]: line for line in map(json.loads, path.read_text().splitlines())}
    found = [
        {
            "instance": line["instance"],
            **{f"{name} then": before[line["instance"]].get(name) for name in names},
            **{f"{name} now": line.get(name) for name in names},
        }
        for line in lines
        if line["instance"] in before
    ]
    columns = ["instance", *(f"{name} {when}" for name in names for when in ("then", "now"))]
    return table(found, columns)


def _shown(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
