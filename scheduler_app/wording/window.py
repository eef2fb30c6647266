"""Sentences of the window that are about the plan as a whole: Qt-free, so that they can be tested."""

from __future__ import annotations

from scheduler_app.i18n import ntr, tr


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


def moved_sentence(when: str, clashes: int) -> str:
    """What came of a move by hand."""
    if not clashes:
        return tr("Moved to {when}: it fits.").format(when=when)
    text = ntr("Moved to {when}: {n} clash.", "Moved to {when}: {n} clashes.", clashes)
    return text.format(when=when, n=clashes)


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
