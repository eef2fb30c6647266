"""`attache check`: is the plan free of conflicts?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from scheduler_app import storage
from scheduler_app.cli.arguments import file_argument, json_option
from scheduler_app.cli.reports import (
    conflicts_as_plain,
    defects_as_plain,
    left_out_as_plain,
    left_out_lines,
)
from scheduler_app.cli.speaking import say, say_json
from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.defects import Severity, defects_of
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.account import Account, account_of
from scheduler_app.planning.conflicts import Conflict
from scheduler_app.planning.figures import figures_of
from scheduler_app.planning.judge import Judgement, ideas_waiting
from scheduler_app.planning.staffing import staffing
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.defects import sentence_of_defect
from scheduler_app.wording.figures import and_more, headline, meaning, part_text
from scheduler_app.wording.mends import hired_name
from scheduler_app.wording.reasons import ideas_clause
from scheduler_app.wording.staffing import staffing_lines, staffing_sentence

CONFLICTS = 1
MOST_PARTS = 8
"""So many parts of a figure are told; the others are counted."""


@click.command("check")
@file_argument
@click.option("--why", is_flag=True, help="Tell the figures of the plan and what they are made of.")
@json_option
def check_command(file: Path, *, why: bool, as_json: bool) -> int:
    """Look for conflicts in the plan of the mission FILE; it is not changed.

    Ends with 0 when there are none, with 1 when there are some or something else must be fixed, as the
    window counts it. What waits for a place, rules that should be kept and are not, and data that look
    doubtful are only told.
    """
    store, mission = storage.open_file(file, read_only=True)
    store.close()
    account = account_of(mission)
    if as_json:
        say_json(_as_plain(mission, account.judgement))
    else:
        for line in _lines(account):
            say(line)
        for line in _figures(mission, account.judgement) if why else ():
            say(line)
    return 0 if account.is_sound else CONFLICTS


def _as_plain(mission: Mission, judgement: Judgement) -> dict[str, Any]:
    return {
        "requested": judgement.requested,
        "placed": judgement.placed,
        "ideas": ideas_waiting(mission),
        "conflicts": conflicts_as_plain(mission, judgement.breaches),
        "figures": [
            {
                "kind": str(one.kind),
                "value": one.value,
                "of": one.of,
                "sentence": headline(one),
                "parts": [part_text(mission, one, part) for part in one.parts],
            }
            for one in figures_of(judgement)
        ],
        "not_kept": conflicts_as_plain(mission, _not_kept(judgement)),
        "unplaced": left_out_as_plain(mission, judgement.unplaced.values()),
        "defects": defects_as_plain(mission, defects_of(mission)),
    }


def _lines(account: Account) -> list[str]:
    mission, judgement = account.mission, account.judgement
    conflicts = len(judgement.conflicts)
    owed = account.to_fix - conflicts
    counts = [
        ntr("{n} conflict", "{n} conflicts", conflicts).format(n=conflicts)
        if conflicts
        else tr("no conflicts"),
        *([ntr("{n} more to fix", "{n} more to fix", owed).format(n=owed)] if owed else []),
        *ideas_clause(ideas_waiting(mission)),
    ]
    summary = tr("{placed} of {requested} requests are placed; {counts}.").format(
        placed=judgement.placed, requested=judgement.requested, counts=", ".join(counts)
    )
    lines = [summary, *(f"  {sentence_of_conflict(mission, one)}" for one in judgement.breaches)]
    lines += [f"  {sentence_of_defect(mission, one)}" for one in account.defects]
    if not_kept := _not_kept(judgement):
        lines += [tr("Rules that should be kept and are not:")]
        lines += [f"  {sentence_of_conflict(mission, one)}" for one in not_kept]
    if judgement.unplaced:
        lines += [tr("Waiting for a place:"), *left_out_lines(mission, judgement.unplaced.values())]
    doubts = [one for one in defects_of(mission) if one.severity is Severity.WARNING]
    if doubts:
        lines += [tr("Doubtful:"), *(f"  {sentence_of_defect(mission, one)}" for one in doubts)]
    return lines


def _not_kept(judgement: Judgement) -> list[Conflict]:
    """What of the rules that should be kept is not; what must be is among the breaches."""
    return [one for one in judgement.shortcomings if one not in judgement.breaches]


def _figures(mission: Mission, judgement: Judgement) -> list[str]:
    """Each figure, what it means, and the largest of its parts."""
    lines = [tr("Figures:")]
    for one in figures_of(judgement):
        lines += [f"  {headline(one)}. {meaning(one)}"]
        lines += [f"    {part_text(mission, one, part)}" for part in one.parts[:MOST_PARTS]]
        more = len(one.parts) - MOST_PARTS
        lines += [f"    {and_more(more)}"] if more > 0 else []
    found = staffing(mission, hired_name())
    lines.append(f"  {staffing_sentence(mission, found)}")
    lines += [f"    {line}" for line in staffing_lines(mission, found)]
    return lines
