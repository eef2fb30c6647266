"""What is said of a solve: what came of it, and why the plan in force stays. Qt-free, so that it can be tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler_app.i18n import ntr, tr

if TYPE_CHECKING:
    from scheduler_app.planning import Proposal


def solved_sentence(proposal: Proposal) -> str:
    """What came of a solve, in plain words."""
    placed, requested = proposal.placed, proposal.requested
    head = tr("{placed} of {requested} placed").format(placed=placed, requested=requested)
    first = next((tier for tier in proposal.tiers if tier.name.value == "placed"), None)
    if proposal.status.value == "impossible":
        why = tr(
            "what is fixed or pinned clashes in any plan; the plan is the best around it (see Problems)"
        )
    elif placed == requested:
        why = tr("everything fits")
    elif first is not None and first.proved:
        why = tr(
            "no other plan can place more, importance counted; the tray says why each of the rest waits"
        )
    elif proposal.status.value == "stopped":
        why = tr("stopped; a longer run may place more")
    else:
        why = tr("time was up; a longer run may place more")
    seconds = tr("{n:.1f} seconds").format(n=proposal.seconds)
    return f"{head}: {why}. ({seconds})"


def kept_sentence(proposal: Proposal) -> str:
    """Why the plan in force stays as it was."""
    if proposal.first_plan_seconds is None and proposal.status.value == "stopped":
        return tr("Stopped before the first plan was found; the plan in force stays as it was.")
    if proposal.first_plan_seconds is None:
        return tr("No plan was found in the time given; the plan in force stays as it was.")
    worse = proposal.worse
    if worse is None:
        return tr("No better plan was found; the plan in force stays as it was.")
    if worse.to_fix > worse.to_fix_in_force:
        text = ntr(
            "The plan that was found has {n} problem to be fixed, the one in force {now}; that stays as it was.",
            "The plan that was found has {n} problems to be fixed, the one in force {now}; that stays as it was.",
            worse.to_fix,
        )
        return text.format(n=worse.to_fix, now=worse.to_fix_in_force)
    if worse.placed < worse.placed_in_force:
        text = tr(
            "The plan that was found has {n} placed, the one in force {now}; that stays as it was."
        )
        return text.format(n=worse.placed, now=worse.placed_in_force)
    return tr("The plan that was found is worse than the one in force, which stays as it was.")


def overrun_sentence(took: float, allowed: float) -> str:
    """What is said where a solve took longer than it was allowed."""
    text = tr(
        "It took {took:.1f} seconds in place of {allowed:g}: reading the mission, preparing the search and judging the plan are not cut short."
    )
    return text.format(took=took, allowed=allowed)
