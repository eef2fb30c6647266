"""The report of a plan on paper: its figures and what they mean, every rule and whether it is kept."""

from __future__ import annotations

from scheduler_app.planning.report import PlanReport, RuleLine
from scheduler_app.printing.frame import Frame
from scheduler_app.printing.options import PaperOptions, points
from scheduler_app.printing.pages import Pages, Section, set_pages
from scheduler_app.printing.pieces import Beside, Gap, Piece, Rule, Stack
from scheduler_app.printing.styles import Styles, heading
from scheduler_app.printing.text import Run, paragraph, width_of
from scheduler_app.wording import figures as said
from scheduler_app.wording import paper as words
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.labels import choice_label
from scheduler_app.wording.rules import rule_sentence

MOST_PARTS = 8
"""So many parts of a figure are named; the window lists all."""


def report_pages(found: PlanReport, options: PaperOptions) -> Pages:
    """Lay out the report of one plan."""
    mission = found.mission
    title = said.report_title()
    frame = Frame(
        options, mission=mission.title, version=mission.version, title=title,
        subtitle=mission.sponsor,
    )  # fmt: skip
    rows = _Rows(found, options, frame.body_width)
    return Pages(
        title=title,
        name=words.file_name(mission.start, title),
        author=mission.title,
        frame=frame,
        pages=set_pages([rows.figures(), rows.rules()], frame, points(16)),
    )


class _Rows:
    """The pieces of a report in one width."""

    def __init__(self, found: PlanReport, options: PaperOptions, width: float) -> None:
        self._found, self._width = found, width
        self._styles = Styles(options.text_size)
        marks = (said.kept(is_kept=True), said.kept(is_kept=False))
        self._left = max(width_of(mark, self._styles.strong) for mark in marks) + points(14)

    def figures(self) -> Section:
        """Each figure, why it matters, and the largest of what it is made up."""
        mission, rows = self._found.mission, []
        for figure in self._found.figures:
            lines = [self._text([(said.headline(figure), self._styles.title)])]
            lines.append(self._text([(said.meaning(figure), self._styles.note)]))
            lines += [
                self._text([(said.part_text(mission, figure, part), self._styles.body)])
                for part in figure.parts[:MOST_PARTS]
            ]
            more = len(figure.parts) - MOST_PARTS
            if more > 0:
                lines.append(self._text([(said.and_more(more), self._styles.small)]))
            rows.append(self._row(Stack(lines, points(1.5))))
        return self._section(said.figures_heading(), rows)

    def rules(self) -> Section:
        """Every rule, and whether it is kept."""
        rows = [self._rule(line) for line in self._found.rules]
        nothing = paragraph([(said.no_rules(), self._styles.body)], self._width)
        return self._section(said.rules_heading(), rows or [nothing])

    def _rule(self, line: RuleLine) -> Piece:
        mission, styles = self._found.mission, self._styles
        width = self._width - self._left
        mark = said.kept(is_kept=not line.broken)
        strength = choice_label(line.rule.strength)
        text: list[Run] = [
            (rule_sentence(mission, line.rule), styles.strong),
            (f"  {strength}", styles.small),
        ]
        lines = [paragraph(text, width, most_lines=4)]
        lines += [
            paragraph([(sentence_of_conflict(mission, one), styles.body)], width, most_lines=4)
            for one in line.broken
        ]
        if line.rule.note:
            lines.append(
                paragraph([(words.note(line.rule.note), styles.note)], width, most_lines=4)
            )
        kept = paragraph([(mark, styles.strong if line.broken else styles.body)], self._left)
        return self._row(Beside([(0, kept), (self._left, Stack(lines, points(1.5)))]))

    def _section(self, title: str, rows: list[Piece]) -> Section:
        return Section(
            heading=heading(self._styles, self._width, title, ""),
            again=heading(self._styles, self._width, words.continued(title), ""),
            rows=rows,
        )

    def _row(self, piece: Piece) -> Piece:
        return Stack([Gap(points(5)), piece, Gap(points(6)), Rule(self._width)])

    def _text(self, runs: list[Run]) -> Piece:
        return paragraph(runs, self._width, most_lines=4)
