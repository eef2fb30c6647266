"""Sentences of the window that are about the plan as a whole: Qt-free, so that they can be tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler_app.i18n import ntr, tr

if TYPE_CHECKING:
    from scheduler_app.planning import Proposal


def standing_sentence(
    placed: int, requested: int, clashes: int, others: int, refused: int, *, is_saved: bool
) -> str:
    """The line of the status bar.

    `others`: what else must be fixed besides clashes; `refused`: cells with a value not taken.
    """
    parts = [
        tr("{placed} of {requested} placed").format(placed=placed, requested=requested),
        ntr("{n} clash", "{n} clashes", clashes).format(n=clashes),
        *([ntr("{n} more to fix", "{n} more to fix", others).format(n=others)] if others else []),
        *(
            [ntr("{n} cell not taken", "{n} cells not taken", refused).format(n=refused)]
            if refused
            else []
        ),
        tr("all changes saved") if is_saved else tr("read-only"),
    ]
    return " · ".join(parts)


def not_judged() -> str:
    """In the place of the standing, where judging has failed."""
    return tr("not judged: something went wrong in Attaché itself")


def not_worked_out() -> str:
    """What is said where something in the background has failed."""
    return tr("This could not be worked out: something went wrong in Attaché itself.")


def not_planned() -> str:
    """The same of a plan."""
    return tr("No plan was made: something went wrong in Attaché itself. The plan in force stays.")


def solved_sentence(proposal: Proposal) -> str:
    """What came of a solve, in plain words."""
    placed, requested = proposal.placed, proposal.requested
    head = tr("{placed} of {requested} placed").format(placed=placed, requested=requested)
    first = next((tier for tier in proposal.tiers if tier.name.value == "placed"), None)
    if proposal.status.value == "impossible":
        why = tr(
            "what is fixed or pinned already clashes; the plan is the best around it (see Problems)"
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


def moved_sentence(when: str, clashes: int) -> str:
    """What came of a move by hand."""
    if not clashes:
        return tr("Moved to {when}: it fits.").format(when=when)
    text = ntr("Moved to {when}: {n} clash.", "Moved to {when}: {n} clashes.", clashes)
    return text.format(when=when, n=clashes)


def fruitless_sentence(proposal: Proposal) -> str:
    """What is said of a solve that ended before there was any plan."""
    if proposal.status.value == "stopped":
        return tr("Stopped before the first plan was found; the plan in force stays as it was.")
    return tr("No plan was found in the time given; the plan in force stays as it was.")


def offer_sentence(placed: int, requested: int, clashes: int, lost: int) -> str:
    """What is said of a plan that was made while the mission changed."""
    text = tr(
        "The mission changed while the plan was made. Used now it would have {placed} of {requested} placed and {clashes}."
    )
    said = ntr("{n} clash", "{n} clashes", clashes).format(n=clashes)
    text = text.format(placed=placed, requested=requested, clashes=said)
    if lost:
        text += " " + ntr(
            "{n} of its meetings can no longer be.", "{n} of its meetings can no longer be.", lost
        ).format(n=lost)
    return text
