"""A change slip: half a page for one person, what was, what is now, and why."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.notices import Notice
from scheduler_app.printing.frame import Frame
from scheduler_app.printing.options import PaperOptions, points
from scheduler_app.printing.pages import Pages, Section, set_pages
from scheduler_app.printing.pieces import Gap, Piece, Rule, Stack
from scheduler_app.printing.styles import Styles
from scheduler_app.printing.text import paragraph
from scheduler_app.wording import clocks
from scheduler_app.wording import notices as said
from scheduler_app.wording import paper as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One notice, on the paper of its mission."""

    mission_title: str
    version: int
    notice: Notice
    why: str = ""


def slip_of(mission: Mission, notice_id: str) -> Slip:
    """The slip of a notice; KeyError when there is none."""
    notice = mission.notices[notice_id]  # type: ignore[index]
    return Slip(
        mission_title=mission.title, version=mission.version, notice=notice,
        why=notice.why_told(mission.delegates),
    )  # fmt: skip


def slip_pages(found: Slip, options: PaperOptions) -> Pages:
    """Lay out one slip."""
    notice = found.notice
    frame = Frame(
        options, mission=found.mission_title, version=found.version, title=notice.name,
        subtitle=said.slip_title(),
    )  # fmt: skip
    styles, width = Styles(options.text_size), frame.body_width
    rows: list[Piece] = [_change(line, styles, width) for line in notice.lines]
    if found.why:
        why = paragraph([(said.why_line(found.why), styles.body)], width, most_lines=6)
        rows.append(Stack([Gap(points(8)), why]))
    if notice.note.strip():
        note = paragraph([(words.note(notice.note.strip()), styles.note)], width, most_lines=6)
        rows.append(Stack([Gap(points(8)), note]))
    time = clocks.clock(notice.made_on, is_24_hour=options.is_24_hour)
    made_on = paragraph([(said.changed_on(notice.made_on, time), styles.small)], width)
    rows.append(Stack([Gap(points(8)), made_on]))
    title = said.slip_title()
    section = Section(heading=Gap(0), again=Gap(0), rows=rows)
    return Pages(
        title=f"{title} – {notice.name}",
        name=words.file_name(notice.made_on.date(), f"{title} – {notice.name}"),
        author=found.mission_title,
        frame=frame,
        pages=set_pages([section], frame, points(16)),
    )


def _change(line: str, styles: Styles, width: float) -> Piece:
    """The meeting, then what was and what is."""
    title, _, rest = line.partition(": ")
    texts = [paragraph([(title, styles.title)], width, most_lines=3)]
    texts += [
        paragraph([(part.strip(), styles.strong if number else styles.body)], width, most_lines=4)
        for number, part in enumerate(rest.split("; "))
    ]
    return Stack([Gap(points(6)), Stack(texts, points(2)), Gap(points(7)), Rule(width)])
