"""The answers to a cancellation, and ranked moves, in words: what each does, its price, its proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scheduler_app.i18n import mark, ntr, tr
from scheduler_app.mission.plan_changes import ChangeKind
from scheduler_app.planning.answers import Answer, AnswerKind, Fallen, changes_of_city
from scheduler_app.planning.elsewhere import Bundle
from scheduler_app.wording.calendar import met_at
from scheduler_app.wording.mends import when_text
from scheduler_app.wording.parts import minutes_of
from scheduler_app.wording.programme import standing_counts

_TITLES: Mapping[AnswerKind, str] = {
    AnswerKind.GAP: mark("Leave the gap"),
    AnswerKind.FEWEST: mark("Fewest changes"),
    AnswerKind.USE: mark("Use the gap"),
}
_MEANINGS: Mapping[AnswerKind, str] = {
    AnswerKind.GAP: mark("Nothing else changes; what fell out waits in the tray."),
    AnswerKind.FEWEST: mark(
        "What fell out finds another time, and as few people as possible notice."
    ),
    AnswerKind.USE: mark("Nothing that stands moves; what waits takes the room that there is."),
}


MOST_SHARE = 95
"""Percent from which on a gap says nothing."""


def answer_title(kind: AnswerKind) -> str:
    """What an answer is called."""
    return tr(_TITLES[kind])


def answers_title(answers: Sequence[Answer]) -> str:
    """What answers that come to the same are called together, such as "Leave the gap / Use the gap"."""
    return " / ".join(answer_title(answer.kind) for answer in answers)


def answers_summary(fallen: Fallen, answers: Sequence[Answer]) -> str:
    """What answers that come to the same do, with the proof where one of them has it."""
    proofs = [proof_text(answer) for answer in answers]
    return " ".join(text for text in (answer_summary(fallen, answers[0]), *proofs) if text)


def answer_meaning(kind: AnswerKind) -> str:
    """What an answer does."""
    return tr(_MEANINGS[kind])


def answer_summary(fallen: Fallen, answer: Answer) -> str:
    """Such as "2 meetings move, 3 people notice, nobody changes city"."""
    if not answer.programme.changes:
        return tr("Nothing changes.")
    parts = standing_counts(answer.standing)
    if moved := len(answer.moved):
        parts.append(ntr("{n} meeting moves", "{n} meetings move", moved).format(n=moved))
        if small := len(answer.small):
            text = tr("{n} of them by {minutes} at most")
            parts.append(text.format(n=small, minutes=minutes_of(answer.tolerance)))
    if others := sum(one.kind in (ChangeKind.PEOPLE, ChangeKind.LENGTH) for one in answer.changes):
        text = ntr("{n} meeting changes its people", "{n} meetings change their people", others)
        parts.append(text.format(n=others))
    if lost := len(answer.lost):
        parts.append(ntr("{n} meeting is off", "{n} meetings are off", lost).format(n=lost))
    if used := len(answer.used):
        parts.append(ntr("{n} meeting is new", "{n} meetings are new", used).format(n=used))
    agreed = sum(
        fallen.before.meeting_requests[one.request_id].is_agreed
        for one in answer.changes
        if one.before is not None
    )
    if agreed:
        parts.append(ntr("{n} of them confirmed", "{n} of them confirmed", agreed).format(n=agreed))
    people = len(answer.noticing)
    parts.append(ntr("{n} person notices", "{n} people notice", people).format(n=people))
    cities = changes_of_city(fallen, answer)
    if answer.changes:
        parts.append(
            ntr("{n} meeting changes city", "{n} meetings change city", cities).format(n=cities)
            if cities
            else tr("nobody changes city")
        )
    text = ", ".join(parts)
    if answer.new_conflicts:
        count = answer.new_conflicts
        clash = ntr("{n} clash stays", "{n} clashes stay", count).format(n=count)
        text = f"{text}; {clash}"
    return tr("{text}.").format(text=text)


def proof_text(answer: Answer) -> str:
    """Whether fewer changes are possible; only said of the answer that has the fewest."""
    if answer.kind is not AnswerKind.FEWEST or not answer.changes:
        return ""
    if answer.is_proved:
        return tr("Fewest possible: no plan that keeps as much has fewer changes.")
    share = None if answer.gap is None else max(1, round(answer.gap * 100))
    if share is None or share >= MOST_SHARE:
        return tr("Fewer changes may be possible; a longer search may find them.")
    text = tr("Fewer changes may be possible, by {n} % at most; a longer search may find them.")
    return text.format(n=share)


def refused_text(count: int) -> str:
    """How many moves are not wanted."""
    text = ntr("Without {n} move that you refused.", "Without {n} moves that you refused.", count)
    return text.format(n=count)


def bundle_line(bundle: Bundle) -> str:
    """Where a meeting could be if others made room, and the price of it."""
    after = bundle.answer.after
    place = met_at(after, *bundle.place)
    price = answer_summary(bundle.fallen, bundle.answer)
    return tr("{when}, {place}: {price}").format(
        when=when_text(bundle.start), place=place, price=price
    )
