"""`attache solve`: plan a mission at the terminal, stop with Ctrl-C, keep the best."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from scheduler_app import planning, storage
from scheduler_app.cli.arguments import A_PATH, Number, WholeNumber, file_argument, json_option
from scheduler_app.cli.opening import open_to_write
from scheduler_app.cli.places import refuse_place
from scheduler_app.cli.progress import SolveBar
from scheduler_app.cli.reports import (
    conflicts_as_plain,
    defects_as_plain,
    left_out_as_plain,
    left_out_lines,
)
from scheduler_app.cli.speaking import note, say, say_json
from scheduler_app.i18n import tr
from scheduler_app.mission.changes import difference
from scheduler_app.mission.edits.schedule import adopt_schedule
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.judge import ideas_waiting
from scheduler_app.storage.errors import MissionFileReadOnly, MissionLocked
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.defects import sentence_of_defect
from scheduler_app.wording.reasons import ideas_clause
from scheduler_app.wording.solving import kept_sentence, overrun_sentence

if TYPE_CHECKING:
    from scheduler_app.planning import Proposal, StopToken

TO_FIX = 1
OVERRUN_SECONDS = 1.0
"""So much longer than allowed a run may take without a word."""
LONGEST_SOLVE = 86_400
LISTEN_SECONDS = 0.2
_ENDINGS = [
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    if hasattr(signal, name)
]
"""Ctrl-C, the system's wish, a closed terminal."""


@click.command("solve")
@file_argument
@click.option(
    "--seconds", type=Number(0.1, LONGEST_SOLVE), default=30.0, show_default=True,
    help="How long the whole command may look for a better plan, from its start.",
)  # fmt: skip
@click.option(
    "--workers", type=WholeNumber(1, 64), default=2, show_default=True,
    help="How many processors to use. With 1, the same mission, plan and seed give the same plan again.",
)  # fmt: skip
@click.option(
    "--seed", type=WholeNumber(0, 2**31 - 1), default=0, show_default=True,
    help="Where the search begins; another seed may find another plan.",
)  # fmt: skip
@click.option(
    "--fresh", is_flag=True,
    help="Start from nothing, not from the plan in force; that still stays where nothing better is found.",
)  # fmt: skip
@click.option(
    "--output", type=A_PATH, help="Write the planned mission here and leave FILE as it is."
)
@json_option
def solve_command(
    file: Path,
    seconds: float,
    workers: int,
    seed: int,
    output: Path | None,
    *,
    fresh: bool,
    as_json: bool,
) -> int:
    """Plan the meetings of the mission FILE around what is pinned, and write the plan into it.

    It starts from the plan in force. Better is what leaves fewer problems that must be fixed, then what serves
    the mission's aims in their order; where nothing better is found, this is told and FILE stays as it is.
    Ctrl-C (or SIGTERM) stops and keeps the best plan so far. Ends as attache check does of the file
    afterwards: with 0 when nothing must be fixed in the plan that then is in force, else with 1.
    """
    began = monotonic()
    if output is not None:
        refuse_place(output)
    store, mission = open_to_write(file, read_only=output is not None)
    try:
        if output is None:
            refuse_read_only(store)
        limits = planning.Limits(seconds=seconds, workers=workers, seed=seed)
        proposal = plan_at_terminal(mission, limits, fresh=fresh, began=began)
        planned = adopt(store, mission, proposal, output)
    finally:
        store.close()
    took = monotonic() - began
    if as_json:
        say_json({**proposal_as_plain(planned, proposal), "seconds": _rounded(took)})
    else:
        for line in proposal_lines(planned, proposal):
            say(line)
        is_written = proposal.is_better or output is not None
        done = tr("Written to {path}.") if is_written else tr("{path} is as it was.")
        say(done.format(path=output or file))
        if took > seconds + OVERRUN_SECONDS:
            say(overrun_sentence(took, seconds))
    return 0 if proposal.is_sound else TO_FIX


def plan_at_terminal(
    mission: Mission, limits: planning.Limits, *, fresh: bool = False, began: float | None = None
) -> Proposal:
    """Solve with a progress bar where somebody watches; Ctrl-C ends it with the best plan.

    The search runs in a thread: Python hears of Ctrl-C only between two steps of the main one.
    """
    stop = planning.StopToken()
    with (
        stopped_by_interrupt(stop),
        SolveBar(limits.seconds) as bar,
        ThreadPoolExecutor(1, "solve") as executor,
    ):
        solving = executor.submit(
            planning.plan,
            mission,
            limits=limits,
            stop=stop,
            on_progress=bar.show,
            fresh=fresh,
            began=began,
        )
        try:
            while not solving.done():
                wait([solving], timeout=LISTEN_SECONDS)
        except BaseException:
            stop.set()
            raise
        return solving.result()


def adopt(
    store: storage.Store, mission: Mission, proposal: Proposal, output: Path | None
) -> Mission:
    """Put a better plan in force, in the file or in a copy of it, as a new kept version.

    Where there is none, the file is not touched, and the copy has the plan in force. A command cannot be
    undone: a plan that was never kept is kept first, to be restored.
    """
    if not proposal.is_better:
        if output is not None:
            store.copy_to(output, mission)
        return mission
    planned = store.with_unused_version(adopt_schedule(mission, proposal.meetings), mission)
    change = difference(mission, planned)
    if output is None:
        kept = {version.number for version in store.versions()}
        if mission.meetings and mission.version not in kept:
            store.name_version(tr("Before solving"), mission)
        store.write(change, version_name=tr("Solve"))
    else:
        store.copy_to(output, planned, version_name=tr("Solve"))
    return planned


def proposal_as_plain(mission: Mission, proposal: Proposal) -> dict[str, Any]:
    """What `--json` prints."""
    return {
        "status": str(proposal.status),
        "requested": proposal.requested,
        "placed": proposal.placed,
        "ideas": ideas_waiting(mission),
        "tiers": [
            {
                "name": str(tier.name),
                "value": tier.value,
                "bound": tier.bound,
                "proved": tier.proved,
                "sense": str(tier.sense),
            }
            for tier in proposal.tiers
        ],
        "first_plan_seconds": _rounded(proposal.first_plan_seconds),
        "seconds": _rounded(proposal.seconds),
        "limited_by_seconds": proposal.limited_by_seconds,
        "gain": str(proposal.gain),
        "violations": conflicts_as_plain(mission, (*proposal.conflicts, *proposal.owed)),
        "defects": defects_as_plain(mission, proposal.defects),
        "unplaced": left_out_as_plain(mission, proposal.unplaced),
        "version": mission.version,
    }


def proposal_lines(mission: Mission, proposal: Proposal) -> list[str]:
    """What a person is told."""
    proved = tr(", and no plan is better") if proposal.is_proved else ""
    lines = [
        tr(
            "{placed} of {requested} requests placed in {seconds:.1f} seconds{proved}{ideas}."
        ).format(
            placed=proposal.placed,
            requested=proposal.requested,
            seconds=proposal.seconds,
            proved=proved,
            ideas="".join(f", {clause}" for clause in ideas_clause(ideas_waiting(mission))),
        )
    ]
    if not proposal.is_better:
        lines.insert(0, kept_sentence(proposal))
    if proposal.conflicts:
        lines.append(tr("Conflicts:"))
        lines += [f"  {sentence_of_conflict(mission, one)}" for one in proposal.conflicts]
    if proposal.owed:
        lines.append(tr("Too few meetings where there must be more:"))
        lines += [f"  {sentence_of_conflict(mission, one)}" for one in proposal.owed]
    if proposal.defects:
        lines.append(tr("To be fixed in the data:"))
        lines += [f"  {sentence_of_defect(mission, one)}" for one in proposal.defects]
    if proposal.unplaced:
        lines += [tr("Left out:"), *left_out_lines(mission, proposal.unplaced)]
    return lines


@contextmanager
def stopped_by_interrupt(stop: StopToken) -> Iterator[None]:
    """Ctrl-C sets the token, and so does a polite end by the system; a second one ends as usual."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def on_interrupt(number: int, _frame: object) -> None:
        signal.signal(number, previous[number])
        note(tr("Stopping; the best plan so far is kept."))
        stop.set()

    previous = {number: signal.signal(number, on_interrupt) for number in _ENDINGS}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def refuse_read_only(store: storage.Store) -> None:
    """Refuse a file that somebody else has open, or that may not be written."""
    if store.read_only_reason is storage.ReadOnlyReason.IN_USE:
        raise MissionLocked(path=store.path)
    if store.is_read_only:
        raise MissionFileReadOnly(path=store.path)


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 3)
