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
MOST_FACING = 12
NO_BREAK = "\N{NO-BREAK SPACE}"
FIRST_LINES = 4
"""So many stay with the row that they belong to; the others may begin the next page."""


Numbered = tuple[int, Party]


def is_by_rank(entry: SheetEntry) -> bool:
    """Whether people enter and sit by rank there, so that the sheet numbers them."""
    is_called = entry.gathering_kind in BY_RANK or entry.meeting_kind is MeetingKind.SIGNING
    return is_called and 0 < len(entry.guests) <= MOST_BY_RANK


def lines_by_rank(
    entry: SheetEntry, styles: Styles, left: float, width: float
) -> tuple[list[Piece], list[Piece]]:
    """The numbered people between `left` and `width`: what stays together, and what may follow.

    Hosts face the guests; above so many guests that they go in two columns, the hosts come first.
    """
    guests, hosts = list(enumerate(entry.guests, 1)), list(enumerate(entry.hosts, 1))
    columns = _Columns(styles, left, width)
    heads = [words.guests_by_rank(), words.hosts_by_rank()]
    if len(guests) <= MOST_FACING:
        lines = [columns.heads(heads if hosts else heads[:1]), *columns.lines(guests, hosts)]
    else:
        half = -(-len(guests) // 2)
        lines = [columns.heads(heads[1:]), *columns.lines(hosts, [])] if hosts else []
        lines += [
            Stack([Gap(points(3)), columns.heads(heads[:1])]),
            *columns.lines(guests[:half], guests[half:]),
        ]
    return [Gap(points(4)), *lines[:FIRST_LINES]], lines[FIRST_LINES:]


class _Columns:
    """Two columns of numbered people."""

    def __init__(self, styles: Styles, left: float, width: float) -> None:
        self._styles = styles
        self._edges = (left, left + (width - left) / 2)
        self._room = (width - left) / 2 - points(14)

    def heads(self, texts: Sequence[str]) -> Piece:
        """What stands above them."""
        pairs = zip(self._edges, texts, strict=False)
        return Beside(
            [(edge, paragraph([(text, self._styles.small)], self._room)) for edge, text in pairs]
        )

    def lines(self, first: Sequence[Numbered], second: Sequence[Numbered]) -> list[Piece]:
        """A line for each two of them."""
        return [
            Stack([Beside([*self._one(0, one), *self._one(1, other)]), Gap(points(1))])
            for one, other in zip_longest(first, second)
        ]

    def _one(self, column: int, numbered: Numbered | None) -> list[tuple[float, Piece]]:
        if numbered is None:
            return []
        number, one = numbered
        edge, styles = self._edges[column], self._styles
        indent = width_of("00", styles.strong) + points(5)
        text = paragraph(_person(one, styles), self._room - indent)
        return [
            (edge, paragraph([(str(number), styles.strong)], indent)),
            (edge + indent, text),
        ]


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
