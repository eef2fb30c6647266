"""Everything that the program says of a mission: each answers, whatever the mission is.

`everything` is asked of every mission after every edit; `costly` asks what takes a search.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from scheduler_app import storage
from scheduler_app.calendar_view.layout import (
    CityDaySpec,
    Columns,
    TimelineSpec,
    ViewSpec,
    Zoom,
    compose,
)
from scheduler_app.calendar_view.layout.place import Layout
from scheduler_app.calendar_view.reading import read_whole
from scheduler_app.exchange.calendar_files import calendar_of, updates_of
from scheduler_app.exchange.mission_json import from_text, import_mission, to_text
from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.columns import shown_columns_of
from scheduler_app.itemmodels.derived import DERIVED, derived_value
from scheduler_app.itemmodels.describe import facts_of
from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.mission.edits.records import doomed_by
from scheduler_app.mission.edits.releases import everyone, held_by
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.itinerary import ItineraryIndex
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.now import planning_time
from scheduler_app.mission.programme_changes import programme_changes
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.mission.tables import table_of, type_of_table
from scheduler_app.planning import Limits
from scheduler_app.planning.clash import clash_behind, clash_of
from scheduler_app.planning.figures import figures_of
from scheduler_app.planning.legal import candidates
from scheduler_app.planning.mends import mends_of
from scheduler_app.planning.repairing import (
    answer_fewest,
    answer_gap,
    answer_use,
    fall,
)
from scheduler_app.planning.report import plan_report
from scheduler_app.planning.staffing import staffing
from scheduler_app.printing import choices as paper
from scheduler_app.printing.choices import source_of
from scheduler_app.printing.options import PaperOptions
from scheduler_app.printing.output import lay_out
from scheduler_app.wording.answers import answer_summary, proof_text
from scheduler_app.wording.clash import clash_lines
from scheduler_app.wording.conflicts import sentence_of_conflict
from scheduler_app.wording.doomed import doomed_sentence
from scheduler_app.wording.figures import headline, meaning, part_text
from scheduler_app.wording.mends import holds, mend_sentence, no_mend
from scheduler_app.wording.names import record_name
from scheduler_app.wording.notices import mail_text, renewed, with_notices
from scheduler_app.wording.parts import full_name
from scheduler_app.wording.programme import programme_cells, programme_line
from scheduler_app.wording.releases import differences_head, sheet_line
from scheduler_app.wording.repairs import cancellation_step, refusal_of
from scheduler_app.wording.staffing import staffing_lines, staffing_sentence
from tests.any_edits import any_cancellation
from tests.any_mission import Draw

BRIEF = Limits(seconds=0.5, workers=1)
CLOCK = datetime(2026, 3, 2, 9)
MOST_SHEETS = 6


def everything(mission: Mission) -> None:
    """Judge it, word it, derive everybody's days, lay out the calendar, show every cell."""
    judged(mission)
    derived(mission)
    for spec in views(mission):
        Layout(compose(mission, spec), Zoom(2.0, 80.0))
    cells(mission)


def judged(mission: Mission) -> None:
    findings = findings_of(mission)
    judgement = findings.judgement
    for one in (*judgement.breaches, *judgement.shortcomings, *judgement.given):
        assert sentence_of_conflict(mission, one).strip()
    for figure in figures_of(judgement):
        assert headline(figure)
        meaning(figure)
        for part in figure.parts:
            part_text(mission, figure, part)


def derived(mission: Mission) -> None:
    """Everybody's itinerary, the sheets of cities and vehicles, loads, calendar files."""
    index = read_whole(mission)
    for choice in papers(mission):
        source_of(index, choice)
    for person in everyone(mission):
        calendar_of(mission, person, CLOCK)
        full_name(mission, person)
    held_by(mission)


def papers(mission: Mission) -> list[paper.Choice]:
    return [
        *paper.itinerary_choices(mission),
        *paper.official_choices(mission),
        *paper.interpreter_choices(mission),
        *paper.run_sheet_choices(mission),
        *paper.report_choices(mission),
        *paper.slip_choices(mission),
        *paper.day_sheet_choices(mission)[:MOST_SHEETS],
    ]


def laid_out(mission: Mission) -> None:
    """Every paper on pages; needs a QGuiApplication."""
    index = ItineraryIndex(mission)
    for choice in papers(mission):
        assert len(lay_out(source_of(index, choice), PaperOptions(printed_at=CLOCK)))


def views(mission: Mission) -> list[ViewSpec]:
    days = {one.day for one in mission.city_days.values()}
    shown = [day for day in mission.days if day in days][:2] or [mission.start]
    found: list[ViewSpec] = [TimelineSpec()]
    found += [
        CityDaySpec(city_id=city, day=day, columns=columns)
        for city in mission.cities
        for day in shown
        for columns in Columns
    ]
    return found


def cells(mission: Mission) -> None:
    """Every cell as text, and what a record is called, described, and takes along when it goes."""
    for table in type_of_table:
        rows = table_of(mission, table)
        for record_id, record in rows.items():
            record_name(mission, table, record_id)
            facts_of(mission, table, record_id)
            for column in shown_columns_of(table):
                value = (
                    derived_value(mission, column, record_id)
                    if column.kind in DERIVED
                    else getattr(record, column.field)
                )
                texts.show(mission, column, value)
                texts.sort_key(mission, column, value)
        for record_id in list(rows)[:1]:
            doomed = doomed_by(mission, table, [record_id])
            doomed_sentence(mission, doomed, table, [record_id])


def compared(before: Mission, after: Mission) -> None:
    """Two missions side by side: lines for each, sheets, notices, mails, calendar updates."""
    found = programme_changes(before, after)
    differences_head(found)
    for person, mine in found.by_person().items():
        for change in mine:
            assert programme_line(found, change).strip()
            assert programme_line(found, change, person).strip()
            programme_cells(found, change)
    for sheet in found.sheets:
        sheet_line(found, sheet)
    updates_of(before, after, found.changes, CLOCK)
    told = with_notices(
        before, after, cause="c", why="ill", now=CLOCK, since=1, read=lambda _n: before
    )
    told = renewed(told, lambda _number: before)
    for notice in told.notices.values():
        mail_text(told, notice)


def kept(mission: Mission, folder: Path) -> None:
    """The same from a file and from JSON."""
    path = folder / "kept.mission"
    path.unlink(missing_ok=True)
    store = storage.create(path, mission)
    store.close()
    store, again = storage.open_file(path)
    store.close()
    assert again == mission
    text = to_text(mission)
    json.loads(text)
    assert import_mission(from_text(text.encode())) == mission


def why(mission: Mission, request_id: str) -> None:
    """What the window and the command say of one request."""
    if meeting_id_of(request_id) in mission.meetings:
        holds(mission, request_id)
        candidates(mission, request_id)
        return
    clash = clash_of(mission, request_id)
    clash_lines(mission, request_id, clash)
    behind = clash_behind(mission, request_id, clash)
    clash_lines(behind.mission, request_id, behind.demands)
    for mend in mends_of(mission, request_id, "Hired"):
        assert mend_sentence(mend.after, mend)
    no_mend(mission, request_id)


def staffed(mission: Mission) -> None:
    found = staffing(mission, "Hired")
    staffing_sentence(mission, found)
    staffing_lines(mission, found)
    plan_report(mission)


def cancelled(mission: Mission, draw: Draw) -> None:
    """The three answers to anything that falls away, and what each changes for whom."""
    try:
        what = any_cancellation(draw, mission)
    except MissionError:  # nothing of that kind
        return
    now = planning_time(mission, what.since.replace(tzinfo=UTC))
    if refusal_of(mission, what, now):
        return
    cancellation_step(mission, what)
    fallen = fall(mission, what, now)
    for answer in (
        answer_gap(fallen),
        answer_fewest(fallen, limits=BRIEF),
        answer_use(fallen, limits=BRIEF),
    ):
        answer_summary(fallen, answer)
        proof_text(answer)
        compared(mission, answer.after)
