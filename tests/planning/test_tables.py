"""Tables: a firm keeps its own, pinned ones stay, nobody sits at a taken one."""

from __future__ import annotations

from scheduler_app.mission.mission import Mission
from scheduler_app.mission.places import TableKeeper
from scheduler_app.planning.tables import with_tables
from tests.builders import (
    a_delegate,
    a_meeting,
    a_mission,
    a_request,
    a_room,
    an_official,
    an_organisation,
    at,
)

FIRMS = ("a", "b", "c")


def _mission(tables: int) -> Mission:
    return a_mission(
        rooms=[a_room(tables=tables)],
        organisations=[an_organisation(firm) for firm in (*FIRMS, "ministry")],
        delegates=[a_delegate(f"d-{firm}", organisation_id=firm) for firm in FIRMS],
        meeting_requests=[
            a_request(f"{firm}{n}", organisation_id=firm) for firm in FIRMS for n in (1, 2, 3)
        ],
    )


def _tables(mission: Mission, *meetings: object) -> list[int | None]:
    return [one.table for one in with_tables(mission, meetings)]


def _at(request: str, hour: int, **fields: object) -> object:
    return a_meeting(request, at(hour), room_id="room", **fields)


def test_each_firm_has_a_table_of_its_own_all_day() -> None:
    mission = _mission(3)
    drawn = [_at("c1", 9), _at("a1", 9), _at("a2", 10), _at("b1", 11), _at("c2", 12)]
    assert _tables(mission, *drawn) == [3, 1, 1, 2, 3]


def test_a_firm_returns_to_the_table_it_had() -> None:
    mission = _mission(3)
    assert _tables(mission, _at("a1", 9, table=3), _at("a2", 10), _at("b1", 9)) == [3, 3, 1]


def test_a_pinned_table_stays_and_others_give_way() -> None:
    mission = _mission(2)
    drawn = [_at("a1", 9, table=1), _at("b1", 9, table=1, pin_place=True), _at("a2", 10)]
    assert _tables(mission, *drawn) == [2, 1, 1]


def test_more_firms_than_tables_share_and_too_many_get_none() -> None:
    mission = _mission(2)
    assert sorted(
        _tables(mission, _at("a1", 9), _at("b1", 9), _at("c1", 9)), key=str
    ) == [1, 2, None]  # fmt: skip


def test_a_room_of_one_table_needs_no_number() -> None:
    assert _tables(_mission(1), _at("a1", 9, table=4)) == [None]


def test_each_host_stays_at_a_table_though_all_are_of_one_ministry():
    hosts = ("h1", "h2")
    mission = a_mission(
        rooms=[a_room(tables=3, table_keeper=TableKeeper.HOSTS)],
        organisations=[an_organisation(firm) for firm in (*FIRMS, "ministry")],
        delegates=[a_delegate(f"d-{firm}", organisation_id=firm) for firm in FIRMS],
        officials=[an_official(host) for host in hosts],
        meeting_requests=[
            a_request(f"{firm}-{host}", organisation_id=firm, official_ids=(host,))
            for firm in FIRMS
            for host in hosts
        ],
    )
    turns = [("a-h1", 9), ("b-h2", 9), ("b-h1", 10), ("c-h2", 10), ("c-h1", 11), ("a-h2", 11)]
    found = with_tables(mission, [a_meeting(one, at(hour), room_id="room") for one, hour in turns])
    tables = {host: {one.table for one in found if one.request_id.endswith(host)} for host in hosts}
    assert all(len(one) == 1 for one in tables.values())
    assert tables["h1"] != tables["h2"]
