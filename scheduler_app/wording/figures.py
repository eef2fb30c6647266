"""The figures of a plan in words: what each is, why it matters, and what it is made up of."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.i18n import mark, ntr, tr
from scheduler_app.mission.aims import Aim
from scheduler_app.mission.attendance import request_title
from scheduler_app.mission.mission import Mission
from scheduler_app.planning.figures import Figure, FigureKind, Part
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.parts import day_of, person_name
from scheduler_app.wording.reasons import sentence_of_left_out
from scheduler_app.wording.rules import length_of

_MEANINGS: Mapping[FigureKind, str] = {
    FigureKind.PLACED: mark(
        "Before all else as much is placed as can be, what matters more before what matters less."
    ),
    FigureKind.RULES: mark(
        "How many rules the plan does not keep. Solve itself breaks none that must be kept, but"
        " meetings may be too few."
    ),
    FigureKind.WISHES: mark("Preferred times, venues and people of the requests that are placed."),
    FigureKind.GAPS: mark(
        "Time between the first and the last engagement of a day that is neither meeting nor meal:"
        " waiting and ways."
    ),
    FigureKind.MOVES: mark("How often somebody goes from one venue to another on a day."),
    FigureKind.EVENNESS: mark(
        "Meetings spread over people and days; the fullest days stand first."
    ),
}


def headline(figure: Figure) -> str:
    """The figure itself: "402 of 409 requests are placed"."""
    value, of = figure.value, figure.of or 0
    if figure.kind is FigureKind.PLACED:
        return tr("{n} of {of} requests are placed").format(n=value, of=of)
    if figure.kind is FigureKind.RULES:
        text = ntr("{n} rule is not kept", "{n} rules are not kept", value).format(n=value)
        return text if value else tr("All rules are kept")
    if figure.kind is FigureKind.WISHES:
        text = tr("{n} of {of} wishes are met").format(n=value, of=of)
        return text if of else tr("No wishes for times or places")
    if figure.kind is FigureKind.GAPS:
        return tr("{length} of waiting and ways").format(length=length_of(value))
    if figure.kind is FigureKind.MOVES:
        text = ntr("{n} change of venue", "{n} changes of venue", value)
        return text.format(n=value)
    text = ntr(
        "At most {n} meeting a day for anybody", "At most {n} meetings a day for anybody", value
    )
    return text.format(n=value)


def meaning(figure: Figure) -> str:
    """Why the figure matters, and whether plans are judged by it."""
    text = tr(_MEANINGS[figure.kind])
    return text if figure.is_aim else tr("{text} Plans are not judged by it.").format(text=text)


def aim_meaning(aim: Aim) -> str:
    """The same of an aim."""
    return tr(_MEANINGS[FigureKind(aim.value)])


def part_text(mission: Mission, figure: Figure, part: Part) -> str:
    """One part of a figure: "Opower, Thu 16 Apr: 2 h 15 min"."""
    if part.left_out is not None:
        return f"{_title(mission, part)}: {sentence_of_left_out(mission, part.left_out)}"
    if part.shortcoming is not None:
        return sentence_of_conflict(mission, part.shortcoming)
    if part.person_id is None:
        return tr("{request}: not as wished").format(request=_title(mission, part))
    who = person_name(mission, part.person_id)
    when = f"{who}, {day_of(part.day)}" if part.day is not None else who
    return f"{when}: {_amount(figure.kind, part.amount)}"


def _title(mission: Mission, part: Part) -> str:
    assert part.request_id is not None
    return request_title(mission, mission.meeting_requests[part.request_id])


def _amount(kind: FigureKind, amount: int) -> str:
    if kind is FigureKind.GAPS:
        return length_of(amount)
    if kind is FigureKind.MOVES:
        return ntr("{n} change of venue", "{n} changes of venue", amount).format(n=amount)
    return ntr("{n} meeting", "{n} meetings", amount).format(n=amount)


def and_more(count: int) -> str:
    """How many parts are not listed."""
    return ntr("and {n} more", "and {n} more", count).format(n=count)


def report_title() -> str:
    """The heading and the file name of the report of a plan."""
    return tr("Plan report")


def figures_heading() -> str:
    """Above the figures."""
    return tr("Figures and why")


def rules_heading() -> str:
    """Above the rules."""
    return tr("Rules")


def no_rules() -> str:
    """For a mission without rules."""
    return tr("No rules are set.")


def kept(*, is_kept: bool) -> str:
    """Whether a rule is kept."""
    return tr("Kept") if is_kept else tr("Not kept")
