"""The records of the sample mission but its requests: each fact or invention becomes one record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from sample_people import INVENTED, People, sourced
from sample_requests import Wishes
from sample_rules import interpreters, rules, vehicles

from scheduler_app.mission.aims import Ideas
from scheduler_app.mission.edits.records import check_mission
from scheduler_app.mission.engagements import Gathering, GatheringKind, Leg, LegMode
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import (
    Group,
    Roster,
)
from scheduler_app.mission.places import (
    Break,
    City,
    CityDay,
    Fair,
    Room,
    TravelTime,
    Venue,
    VenueKind,
)
from scheduler_app.mission.slots import Hours

Facts = Mapping[str, Any]

VENUE_KINDS = {
    "embassy": VenueKind.EMBASSY,
    "consulate": VenueKind.EMBASSY,
    "government": VenueKind.GOVERNMENT,
    "hotel": VenueKind.HOTEL,
    "hotel / matchmaking hall": VenueKind.HOTEL,
    "company": VenueKind.COMPANY,
    "company campus / speech and tour": VenueKind.COMPANY,
    "site visit": VenueKind.SITE,
    "trade fair": VenueKind.CONFERENCE,
    "office / matchmaking": VenueKind.CONFERENCE,
    "airport": VenueKind.AIRPORT,
    "rail": VenueKind.STATION,
}
GENERAL = "general knowledge (not looked up, verify)"
GATHERING_KINDS = {
    "reception": GatheringKind.RECEPTION,
    "briefing": GatheringKind.BRIEFING,
    "b2g": GatheringKind.AUDIENCE,
    "speech": GatheringKind.SPEECH,
    "site visit": GatheringKind.SITE_VISIT,
    "signing": GatheringKind.SIGNING,
}


SCREENING = {"embassy": 15}
"""Minutes at the door by kind of venue."""


class Sample:
    """The facts and the inventions, read into a Mission."""

    def __init__(self, facts: Facts, invented: Facts) -> None:
        self._facts = facts
        self._invented = invented
        self._cities: Mapping[str, Facts] = invented["city"]
        self._local: Mapping[str, str] = invented["local"]
        self._people = People(facts, invented)

    def mission(self) -> Mission:
        """The whole sample without a plan; every reference checked."""
        facts = self._facts["mission"]
        officials = tuple(self._people.officials())
        mission = Mission(
            title=self._invented["title"],
            start=date.fromisoformat(facts["start"]),
            end=date.fromisoformat(facts["end"]),
            sponsor=", ".join(facts["sponsors"]),
            about=self._invented["about"],
            ideas=Ideas.RESERVE,
            cities=_table(self._all_cities()),
            venues=_table(self._venues()),
            rooms=_table(self._rooms()),
            travel_times=_table(self._travel_times()),
            organisations=self._people.organisations,
            delegates=_table(self._people.delegates()),
            officials=_table(officials),
            city_days=_table(self._city_days()),
            legs=_table(self._legs()),
            gatherings=_table(self._gatherings()),
            interpreters=_table(
                interpreters(self._invented, self._people.delegates(), self._legs())
            ),
            vehicles=_table(vehicles(self._invented)),
            rules=_table(rules(self._invented)),
            meeting_requests=_table(Wishes(self._facts, self._invented, officials).requests()),
        )
        check_mission(mission)
        return mission

    def _all_cities(self) -> Iterator[City]:
        for fact in self._facts["cities"]:
            if fact["id"] in self._cities:
                ours = self._cities[fact["id"]]
                start, end = ours["day_hours"].split("-")
                yield City(
                    id=fact["id"],
                    name=fact["name"],
                    name_local=fact["name_local"],
                    country=fact["country"],
                    timezone=fact["timezone"],
                    latitude=fact["lat"],
                    longitude=fact["lon"],
                    day_hours=Hours(start=time.fromisoformat(start), end=time.fromisoformat(end)),
                    hotel_id=ours["hotel"],
                    breaks=tuple(_break(one) for one in ours["breaks"]),
                    fairs=tuple(_fair(one) for one in ours.get("fairs", ())),
                    source=sourced(fact["source"], "day hours, lunch and hotel invented"),
                )

    def _venues(self) -> Iterator[Venue]:
        of_2015 = [one for one in self._facts["transport_nodes"] if "available_from" not in one]
        of_2015 = [one for one in of_2015 if "not available in 2015" not in one["name"]]
        for fact in (*self._facts["venues"], *of_2015, *self._invented["venue"]):
            if fact["city"] in self._cities:
                name, *doubts = _told_apart(fact["name"])
                address, *more = _told_apart(fact.get("address") or "")
                is_station = fact in of_2015
                yield Venue(
                    id=fact["id"],
                    name=name,
                    name_local=fact.get("name_local", self._local.get(fact["id"], "")),
                    city_id=fact["city"],
                    kind=VENUE_KINDS.get(fact["kind"], VenueKind.OTHER),
                    address=address,
                    latitude=fact["lat"],
                    longitude=fact["lon"],
                    screening_minutes=SCREENING.get(fact["kind"], 0),
                    internal_note=fact.get("note", "") if is_station else "",
                    source=sourced(
                        fact.get("source") or GENERAL,
                        *doubts,
                        *more,
                        "minutes at the door invented" if fact["kind"] in SCREENING else "",
                        "" if is_station else fact.get("note") or "",
                        _of_coordinates(fact),
                    ),
                )

    def _rooms(self) -> Iterator[Room]:
        for one in self._invented["room"]:
            yield Room(
                id=one["id"],
                venue_id=one["venue"],
                name=one["name"],
                tables=one.get("tables", 1),
                seats=one["seats"],
                for_requests=one.get("for_requests", True),
                source=INVENTED,
            )

    def _travel_times(self) -> Iterator[TravelTime]:
        for number, one in enumerate(self._invented["travel_time"], start=1):
            for back, ends in enumerate(((one["from"], one["to"]), (one["to"], one["from"]))):
                yield TravelTime(
                    id=f"W-{2 * number - 1 + back:02}",
                    from_venue_id=ends[0],
                    to_venue_id=ends[1],
                    minutes=one["minutes"],
                    peak_minutes=one["peak"],
                    internal_note=one["note"],
                    source=one["source"],
                )

    def _city_days(self) -> Iterator[CityDay]:
        for city_id, ours in self._cities.items():
            for day in ours["days"]:
                matchmaking = [
                    one for one in self._facts["fixed_events"]
                    if one["kind"] == "b2b" and one["city"] == city_id
                    and one["date"] == day.isoformat()
                ]  # fmt: skip
                yield CityDay(
                    id=f"{city_id}-{day:%d}",
                    day=day,
                    city_id=city_id,
                    roster=Roster(except_ids=tuple(ours["not_there"])),
                    internal_note="; ".join(one["title"] for one in matchmaking),
                    source=matchmaking[0]["source"] if matchmaking else INVENTED,
                )

    def _legs(self) -> Iterator[Leg]:
        events = {one["id"]: one for one in self._facts["fixed_events"]}
        for one in self._invented["leg"]:
            yield Leg(
                id=one["id"],
                title=one["title"],
                mode=LegMode(one["mode"]),
                from_city_id=one["from"][0],
                from_venue_id=one["from"][1],
                to_city_id=one["to"][0],
                to_venue_id=one["to"][1],
                departure=one["departure"],
                arrival=one["arrival"],
                check_in_minutes=one["check_in"],
                exit_minutes=one["exit"],
                roster=self._roster(one),
                note=one.get("note", ""),
                source=sourced(
                    events[one["fact"]]["source"],
                    events[one["fact"]]["status"],
                    "hours and riders invented",
                    "note invented" if "note" in one else "",
                ),
            )

    def _gatherings(self) -> Iterator[Gathering]:
        events = {one["id"]: one for one in self._facts["fixed_events"]}
        splits = {one["event"] for one in self._invented["split"]}
        for fact in events.values():
            ours = self._invented["event"].get(fact["id"], {})
            if (
                fact["kind"] in GATHERING_KINDS
                and fact["city"] in self._cities
                and fact["id"] not in splits
                and (fact["start"] or "start" in ours)
            ):
                yield self._gathering(fact["id"], fact, ours)
        for one in self._invented["split"]:
            yield self._gathering(one["id"], events[one["event"]], one)

    def _gathering(self, gathering_id: str, fact: Facts, ours: Facts) -> Gathering:
        start, end = ours.get("start"), ours.get("end")
        if start is None or end is None:
            day = date.fromisoformat(fact["date"])
            start = datetime.combine(day, time.fromisoformat(fact["start"]))
            end = datetime.combine(day, time.fromisoformat(fact["end"]))
        kind = "b2g" if "split" in ours else fact["kind"]
        hosts = tuple(ours.get("officials", fact["officials"]))
        interpreter = "interpreter invented" if hosts else ""
        return Gathering(
            id=gathering_id,
            title=ours.get("title", fact["title"]),
            kind=GATHERING_KINDS.get(kind, GatheringKind.AUDIENCE),
            city_id=fact["city"],
            venue_id=ours.get("venue", fact["venue"]),
            room_id=ours.get("room"),
            start=start,
            end=end,
            roster=self._attendees(fact["attendees"], ours, fact["city"]),
            official_ids=hosts,
            interpreter_ids=tuple(self._invented["audience_interpreters"]) if hosts else (),
            note=ours.get("note", ""),
            source=sourced(fact["source"], *_doubts(fact, ours), interpreter),
        )

    def _attendees(self, words: str, ours: Facts, city_id: str) -> Roster:
        """Who comes, by the words of the facts ("principals + firm F-10", "delegation")."""
        absent = tuple(self._cities[city_id]["not_there"])
        if "delegates" in ours:
            return Roster(groups=(), delegate_ids=tuple(ours["delegates"]))
        firms = tuple(ours.get("firms", ()))
        if "firm F-" in words:
            firms = (words[words.index("F-") :][:4],)
        groups = []
        if "delegation" in words and not firms:
            groups.append(Group.DELEGATION)
        if "principals" in words:
            groups.append(Group.PRINCIPALS)
        return Roster(
            groups=tuple(groups),
            organisation_ids=firms,
            except_ids=absent if Group.PRINCIPALS in groups else (),
        )

    def _roster(self, one: Facts) -> Roster:
        out = tuple(one.get("except", ()))
        for firm in one.get("except_firms", ()):
            out += tuple(d.id for d in self._people.delegates() if d.organisation_id == firm)
        return Roster(
            groups=tuple(Group(name) for name in one.get("groups", ())),
            organisation_ids=tuple(one.get("firms", ())),
            except_ids=out,
        )


def _told_apart(text: str) -> tuple[str, ...]:
    """A text, and what stood in brackets behind it about its source: travellers need not read it."""
    before, bracket, rest = text.partition(" (")
    if bracket and "not published" in rest:
        return before, rest.removesuffix(")")
    return (text,)


def _of_coordinates(fact: Facts) -> str:
    found = fact.get("coordinates_source")
    return f"coordinates: {found}" if found and found != fact.get("source") else ""


def _doubts(fact: Facts, ours: Facts) -> Iterator[str]:
    """What of a gathering its source does not say."""
    yield fact["status"]
    if "start" in ours or fact["times_source"] == INVENTED:
        yield "hours invented"
    if fact["venue_source"] == INVENTED or fact["venue"] is None:
        yield "place invented"
    if "note" in ours:
        yield "note invented"


def _table(records: Iterable[Any]) -> dict[str, Any]:
    return {record.id: record for record in records}


def _break(one: Facts) -> Break:
    start, _, end = one["hours"].partition("-")
    hours = Hours(start=time.fromisoformat(start), end=time.fromisoformat(end))
    return Break(title=one["title"], hours=hours, minutes=one.get("minutes"))


def _fair(one: Facts) -> Fair:
    return Fair(title=one["title"], first=one["first"], last=one["last"])
