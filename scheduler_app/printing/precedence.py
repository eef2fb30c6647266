"""Who enters and sits in which order, guests and hosts facing each other, each with their rank."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from scheduler_app.mission.engagements import GatheringKind
from scheduler_app.mission.itinerary import Party, SheetEntry
from scheduler_app.mission.requests import MeetingKind
from scheduler_app.printing import company
from scheduler_app.printing.options import points
from scheduler_app.printing.pieces import Beside, Gap, Piece, Stack
from scheduler_app.printing.styles import Styles
from scheduler_app.printing.text import Run, paragraph, width_of
from scheduler_app.wording import paper as words

BY_RANK = (GatheringKind.AUDIENCE, GatheringKind.SIGNING)
MOST_BY_RANK = 40
NO_BREAK = "\N{NO-BREAK SPACE}"
FIRST_LINES = 4
"""So many stay with the row that they belong to; the others may begin the next page."""


def is_by_rank(entry: SheetEntry) -> bool:
    """Whether people enter and sit by rank there, so that the sheet numbers them."""
    is_called = entry.gathering_kind in BY_RANK or entry.meeting_kind is MeetingKind.SIGNING
    return is_called and 0 < len(entry.guests) <= MOST_BY_RANK


def lines_by_rank(
    entry: SheetEntry, styles: Styles, left: float, width: float
) -> tuple[list[Piece], list[Piece]]:
    """The numbered people between `left` and `width`: what stays together, and what may follow."""
    sides = [entry.guests, entry.hosts] if entry.hosts else [entry.guests]
    step = (width - left) / len(sides)
    edges = [left + number * step for number in range(len(sides))]
    room = step - points(14)
    heads = [words.guests_by_rank(), words.hosts_by_rank()]
    pairs = zip(edges, heads, strict=False)
    head = Beside([(edge, paragraph([(text, styles.small)], room)) for edge, text in pairs])
    lines: list[Piece] = [
        Stack([_facing(number, both, edges, room, styles), Gap(points(1))])
        for number, both in enumerate(zip_longest(*sides), start=1)
    ]
    return [Gap(points(4)), head, *lines[:FIRST_LINES]], lines[FIRST_LINES:]


def _facing(
    number: int,
    both: Sequence[Party | None],
    edges: Sequence[float],
    room: float,
    styles: Styles,
) -> Piece:
    indent = width_of("00 ", styles.body)
    columns: list[tuple[float, Piece]] = []
    for edge, one in zip(edges, both, strict=True):
        if one is not None:
            columns.append((edge, paragraph([(str(number), styles.strong)], indent)))
            columns.append((edge + indent, paragraph(_person(one, styles), room - indent)))
    return Beside(columns)


def _person(one: Party, styles: Styles) -> list[Run]:
    """A name with its organisation; of the unnamed the post, never without the organisation."""
    name = company.name_of(one)
    runs: list[Run] = [(name, styles.strong)]
    if one.title:
        runs.append((f", {words.post_of(one.title, one.organisation)}", styles.body))
    if rank := words.rank_of(one.rank, is_principal=one.is_principal):
        unbroken = rank.replace(" ", NO_BREAK)
        runs.append((f" ·{NO_BREAK}{unbroken}", styles.small))
    return runs
