"""Notices: one for each person, from what they know to what holds now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.schedule import meeting_id_of
from scheduler_app.wording.notices import renewed, with_notices
from tests.builders import a_meeting, a_mission, at

CLOCK = datetime(2026, 3, 1, 21)


def _at(hour: int) -> Mission:
    return a_mission(meetings=[a_meeting("request", at(hour))])


def _moved(before: Mission, hour: int, cause: str) -> Mission:
    """The next change, of which nobody has heard when the one after comes. Everybody knows 09:00."""
    key = meeting_id_of("request")
    after = replace(before, meetings={key: replace(before.meetings[key], start=at(hour))})
    return with_notices(
        before, after, cause=cause, why=cause, now=CLOCK,
        since=7 if before.meetings[key].start == at(9) else 8, read=lambda _: _at(9),
    )  # fmt: skip


def test_two_changes_before_anybody_is_told_are_one_notice() -> None:
    twice = _moved(_moved(_at(9), 11, "ill"), 14, "late")
    assert sorted(one.name for one in twice.notices.values()) == [
        "Delegate (Firm)",
        "Official (Ministry)",
    ]
    for one in twice.notices.values():
        assert "was Mon 2 Mar 09:00; is now Mon 2 Mar 14:00" in one.text
        assert (one.why, one.since, one.cause) == ("ill and late", 7, "late")


def test_who_ends_where_they_began_is_told_nothing() -> None:
    assert _moved(_moved(_at(9), 11, "ill"), 9, "well again").notices == {}


def test_who_was_told_is_told_of_the_next_change_from_there() -> None:
    once = _moved(_at(9), 11, "ill")
    heard = {key: replace(one, told_on=CLOCK) for key, one in once.notices.items()}
    twice = _moved(replace(once, notices=heard), 14, "late")
    new = [one for one in twice.notices.values() if not one.is_told]
    assert len(twice.notices) == 4
    assert all("was Mon 2 Mar 11:00; is now Mon 2 Mar 14:00" in one.text for one in new)


def test_what_is_done_by_hand_afterwards_reaches_those_who_are_still_to_be_told() -> None:
    off = replace(_at(9), meetings={})
    off = with_notices(_at(9), off, cause="ill", why="ill", now=CLOCK, since=7)
    assert all("is off" in one.text for one in off.notices.values())
    placed = replace(off, meetings=_at(14).meetings)
    again = renewed(placed, lambda _: _at(9))
    assert {*again.notices} == {*off.notices}
    assert all("is now Mon 2 Mar 14:00" in one.text for one in again.notices.values())
    back = replace(off, meetings=_at(9).meetings)
    assert renewed(back, lambda _: _at(9)).notices == {}
