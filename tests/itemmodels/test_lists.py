from dataclasses import replace
from datetime import date

from scheduler_app.itemmodels.describe import facts_of
from scheduler_app.itemmodels.findings import findings_of
from scheduler_app.itemmodels.preparation import is_prepared, steps_of
from scheduler_app.itemmodels.tray_model import TrayModel, TrayOrder
from scheduler_app.mission.defects import Severity
from scheduler_app.mission.edits.records import set_field
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.slots import slot_of
from scheduler_app.mission.tables import table_of, type_of_table


def test_the_sample_has_no_clash(sample):
    assert findings_of(sample).clashes == 0


def test_a_moved_availability_is_a_finding_that_leads_to_its_meeting(sample):
    meeting = next(iter(sample.meetings.values()))
    official = sample.meeting_requests[meeting.request_id].official_ids[0]
    elsewhere = slot_of(meeting.start.replace(hour=6, minute=0), 30)
    changed = set_field(sample, "officials", official, "availability", (elsewhere,))
    lines = [one for one in findings_of(changed).lines if one.severity is Severity.MUST_FIX]
    assert any(one.ids == (meeting.id,) and one.table == "meetings" for one in lines)
    assert findings_of(changed).marked_days() >= {meeting.start.date()}


def test_every_waiting_request_has_a_reason(sample):
    findings = findings_of(sample)
    model = TrayModel()
    model.show(sample, findings.reasons)
    assert model.total == len(sample.meeting_requests) - len(sample.meetings) > 0
    assert all(model.waiting_at(row).why for row in range(model.rowCount()))


def test_the_tray_sorts_and_filters(sample):
    model = TrayModel()
    model.show(sample, {})
    model.set_order(TrayOrder.LENGTH)
    minutes = [model.waiting_at(row).minutes for row in range(model.rowCount())]
    assert minutes == sorted(minutes, reverse=True)
    model.set_filter(model.waiting_at(0).title)
    assert 1 <= model.rowCount() <= model.total


def test_everything_can_be_described(sample):
    for table in type_of_table:
        for record_id in list(table_of(sample, table))[:40]:
            assert facts_of(sample, table, record_id).title


def test_the_check_list_of_an_empty_mission():
    empty = Mission(title="Empty", start=date(2026, 3, 2), end=date(2026, 3, 4))
    assert {one.is_done for one in steps_of(empty)} == {False}
    states = {one.title: one.state for one in steps_of(empty)}
    assert states["People"] == "First the firms, then their people"
    assert "Venues" in states
    assert not is_prepared(empty)


def test_the_check_list_of_the_sample(sample):
    done = {one.title: one.is_done for one in steps_of(sample)}
    assert done["People"]
    assert done["Plan"]
    assert done["Venues"]
    assert done["Legs"]


def test_the_check_list_asks_for_the_legs_between_cities(sample):
    steps = {one.title: one for one in steps_of(replace(sample, legs={}))}
    assert not steps["Legs"].is_done
    assert steps["Legs"].table == "legs"
