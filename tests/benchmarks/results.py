"""Figures of a run as a table, kept in a file, and set beside those of an earlier run."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

Line = Mapping[str, object]


def add_keeping(parser: argparse.ArgumentParser) -> None:
    """The options of every program: keep the lines, and set them beside earlier ones."""
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--compare", type=Path)


def tell(
    options: argparse.Namespace,
    lines: Sequence[Line],
    columns: Sequence[str],
    compared: Sequence[str],
) -> None:
    """Print the table at the end, and do what the options of keeping ask."""
    print(table(lines, columns))
    if options.compare:
        print(compare(options.compare, lines, compared))
    if options.keep:
        keep(options.keep, lines)


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


def curve(lines: Sequence[Line], across: str, up: str) -> str:
    """One figure over another as a small SVG, both axes from zero; points without a figure left out."""
    points = sorted(
        (float(str(line[across])), float(str(line[up])))
        for line in lines
        if line.get(up) is not None
    )
    most_x = max((x for x, _ in points), default=1.0) or 1.0
    most_y = max((y for _, y in points), default=1.0) or 1.0
    at = [(60 + 500 * x / most_x, 260 - 220 * y / most_y) for x, y in points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in at)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300" font-family="sans-serif"'
        f' font-size="12"><path d="M60 30V260H570" fill="none" stroke="#888"/>'
        f'<polyline points="{path}" fill="none" stroke="#1f4e8c"/>{dots}'
        f'<text x="60" y="20">{up}, at most {most_y:.2f}</text>'
        f'<text x="570" y="285" text-anchor="end">{across}, at most {most_x:.0f}</text></svg>\n'
    )


def _shown(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
