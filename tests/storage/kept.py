"""The kept mission files, one for each format that was ever released.

`python -m tests.storage.kept` writes the file of the present format anew. Once a format has been
released its file stays as it is for ever: a change of the tables then needs the next format, a step
in `storage.migrations`, and a kept file of its own.
"""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

from scheduler_app import storage
from scheduler_app.exchange.mission_json import to_text
from scheduler_app.mission.aims import Aim, Ideas, Weights
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.notices import Notice
from scheduler_app.mission.people import Roster
from scheduler_app.mission.places import Break, Fair, Holiday, OpeningHours, TableKeeper
from scheduler_app.mission.releases import Release
from scheduler_app.mission.requests import (
    Answer,
    Interpreting,
    MeetingKind,
    MeetingState,
    Priority,
    Session,
)
from scheduler_app.mission.rules import RuleKind, Strength
from scheduler_app.mission.slots import Hours
from scheduler_app.storage.formats import FORMAT
from tests import builders

DATA = Path(__file__).parents[1] / "data"


def kept_file(number: int) -> Path:
    """The kept file of a format."""
    return DATA / f"format_{number}.mission"


def kept_json(number: int) -> Path:
    """What it holds, as exported JSON."""
    return DATA / f"format_{number}.json"


def a_full_mission() -> Mission:
    """Something in every table and every kind of field."""
    morning = Hours(start=time(9), end=time(12))
    slots = (builders.slot("09:00", "12:00"), builders.slot("14:00", "17:30", day=1))
    return builders.a_mission(
        days=3, keeps_confirmed=False, only_accepted=True, aims=(Aim.GAPS, Aim.RULES), ideas=Ideas.RESERVE,
        weights=Weights(high=12), notice_minutes=60, title="Kept mission", sponsor="Chamber", about="Invented", note="Two\nlines “quoted”", internal_note="Ours alone",
        cities=[
            builders.a_city(
                name_local="北京", timezone="Asia/Shanghai", latitude=39.9, longitude=116.4,
                hotel_id="venue", morning=morning, breaks=(
                    Break(title="Lunch", hours=morning),
                    Break(title="Tea", hours=morning, minutes=20),
                ),
                holidays=(Holiday(day=date(2026, 3, 3), title="Day off"),), peak_hours=(morning,),
            ),
            builders.a_city(
                "other", least_firms=3,
                fairs=(Fair(title="Fair", first=date(2026, 3, 1), last=date(2026, 3, 9)),),
            ),
        ],
        venues=[
            builders.a_venue(opening_hours=(OpeningHours(hours=morning, weekday=2),)),
            builders.a_venue("second", note="Side door", internal_note="Slow lifts", address_local="长安街 1 号", screening_minutes=20, closed=slots),
        ],
        rooms=[builders.a_room(table_keeper=TableKeeper.HOSTS, tables=4, seats=6, availability=slots, for_requests=False)],
        travel_times=[builders.a_travel_time("venue", "second", 20, 35)],
        delegates=[
            builders.a_delegate(
                name="Ada", rank=1, least_rank=2, is_principal=True, languages=("en", "zh"), hotel_ids=("second",),
                arrival=datetime(2026, 3, 1, 22, 40), replaced_by_id="deputy", is_travelling=False, away=slots,
            ),
            builders.a_delegate("deputy"),
        ],
        officials=[builders.an_official(availability=slots, least_rank=5)],
        legs=[builders.a_leg(rest_minutes=60, lobby_minutes=20, baggage_minutes=0)], gatherings=[
            builders.a_gathering(official_ids=("official",), interpreter_ids=("interpreter",), cap=12)
        ],
        interpreters=[
            builders.an_interpreter(
                city_ids=("city", "other"), leg_ids=("leg",), follows_id="firm", email="i@example.org",
                arrival=datetime(2026, 3, 1, 22, 40), most_minutes=360, stretch_minutes=60, away=slots,
            )
        ],
        meeting_requests=[
            builders.a_request(
                windows=slots, preferred=slots, preferred_venue_ids=("second",),
                preferred_ids=("deputy",), interpreting=Interpreting.TWO,
                kind=MeetingKind.ONLINE, link="https://example.org/call", host_priority=Priority.HIGH,
                guests_accept=Answer.YES, hosts_accept=Answer.NO, session=Session.MORNING,
                vehicle_id="car", state=MeetingState.CONFIRMED, state_by="Secretary", state_on=date(2026, 2, 1),
            ),
            builders.a_request(
                "waiting", organisation_id=None, any_of_ids=("delegate", "deputy"), least=1, is_reserve=True,
            ),
        ],
        vehicles=[
            builders.a_vehicle(
                seats=6, only_gatherings=True, away=slots, order=2, driver="Driver", phone="+86", plate="A 1",
                roster=Roster(groups=(), delegate_ids=("deputy",)),
            )
        ],
        rules=[
            builders.a_rule(),
            builders.a_rule(
                "free", kind=RuleKind.FREE_TIME, strength=Strength.NICE, slots=slots,
                roster=Roster(delegate_ids=("deputy",)), official_ids=("official",),
            ),
            builders.a_rule(
                "order", kind=RuleKind.NOT_AFTER, request_ids=("request", "waiting"), minutes=30,
            ),
            builders.a_rule("next", kind=RuleKind.NEXT_DAY, request_ids=("request", "waiting")),
            builders.a_rule("change", kind=RuleKind.CHANGE_OVER, minutes=5),
            builders.a_rule("apart", kind=RuleKind.DO_NOT_MEET, organisation_ids=("firm", "ministry")),
        ],
        notices=[
            Notice(
                id="notice", person="deputy", name="Deputy", contact="+1", cause="cancel-1",
                made_on=datetime(2026, 3, 1, 21), text="was 09:00; is now 10:00", why="Flu",
                told_on=datetime(2026, 3, 1, 21, 5), told_how="phone", since=1,
            )
        ],
        releases=[
            Release(
                id="release", name="Sent to all", version=1, sent_on=datetime(2026, 2, 20, 9),
                holders=("deputy",),
            )
        ],
        meetings=[
            builders.a_meeting(
                room_id="room", table=2, pin_time=True, delegate_ids=("deputy",),
                interpreter_ids=("interpreter",),
            )
        ],
    )  # fmt: skip


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    mission = a_full_mission()
    store = storage.create(kept_file(FORMAT), mission, replace=True)
    store.name_version("First", mission)
    store.close()
    kept_json(FORMAT).write_text(to_text(mission), encoding="utf-8")
