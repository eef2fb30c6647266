"""The records of the sample mission but its requests: each fact or invention becomes one record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from sample_requests import Wishes

from scheduler_app.mission.edits.records import check_mission
from scheduler_app.mission.engagements import Gathering, GatheringKind, Leg, LegMode
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import (
    Delegate,
    Group,
    Official,
    Organisation,
    OrganisationKind,
    Roster,
)
from scheduler_app.mission.places import City, CityDay, Room, TravelTime, Venue, VenueKind
from scheduler_app.mission.slots import Hours, Slot

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
GATHERING_KINDS = {
    "reception": GatheringKind.RECEPTION,
    "briefing": GatheringKind.BRIEFING,
    "b2g": GatheringKind.AUDIENCE,
    "speech": GatheringKind.SPEECH,
    "site visit": GatheringKind.SITE_VISIT,
    "signing": GatheringKind.SIGNING,
}
SPONSORS = {
    "P-01": "U.S. Department of Commerce",
    "P-02": "U.S. Department of Energy",
    "P-03": "U.S. Department of Energy",
    "P-04": "U.S. Embassy and Consulates in China",
    "P-05": "U.S. Embassy and Consulates in China",
    "P-06": "U.S. Embassy and Consulates in China",
    "P-07": "U.S. Department of Commerce",
}
ARRIVALS = ("12:30", "13:40", "14:20", "15:10", "16:00", "16:30")
INVENTED = "invented"


class Sample:
    """The facts and the inventions, read into a Mission."""

    def __init__(self, facts: Facts, invented: Facts) -> None:
        self._facts = facts
        self._invented = invented
        self._cities: Mapping[str, Facts] = invented["city"]
        self._local: Mapping[str, str] = invented["local"]
        self._organisations = {one.id: one for one in self._all_organisations()}

    def mission(self) -> Mission:
        """The whole sample without a plan; every reference checked."""
        facts = self._facts["mission"]
        officials = tuple(self._officials())
        mission = Mission(
            title=self._invented["title"],
            start=date.fromisoformat(facts["start"]),
            end=date.fromisoformat(facts["end"]),
            sponsor=", ".join(facts["sponsors"]),
            about=self._invented["about"],
            cities=_table(self._all_cities()),
            venues=_table(self._venues()),
            rooms=_table(self._rooms()),
            travel_times=_table(self._travel_times()),
            organisations=self._organisations,
            delegates=_table(self._delegates()),
            officials=_table(officials),
            city_days=_table(self._city_days()),
            legs=_table(self._legs()),
            gatherings=_table(self._gatherings()),
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
                    note="Day hours, lunch and hotel are invented.",
                    source=fact["source"],
                )

    def _venues(self) -> Iterator[Venue]:
        of_2015 = [one for one in self._facts["transport_nodes"] if "available_from" not in one]
        of_2015 = [one for one in of_2015 if "not available in 2015" not in one["name"]]
        for fact in (*self._facts["venues"], *of_2015, *self._invented["venue"]):
            if fact["city"] in self._cities:
                yield Venue(
                    id=fact["id"],
                    name=fact["name"],
                    name_local=fact.get("name_local", self._local.get(fact["id"], "")),
                    city_id=fact["city"],
                    kind=VENUE_KINDS.get(fact["kind"], VenueKind.OTHER),
                    address=fact.get("address") or "",
                    latitude=fact["lat"],
                    longitude=fact["lon"],
                    note=_note(fact, coordinates=fact.get("coordinates_source")),
                    source=fact.get("source") or "general knowledge (not looked up, verify)",
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
                    note=one["note"],
                    source=one["source"],
                )

    def _all_organisations(self) -> Iterator[Organisation]:
        for firm in self._facts["delegate_firms"]:
            yield self._organisation(
                firm["id"], firm["name"], OrganisationKind.FIRM, firm["source"],
                sector=firm["primary_sector"], note=_sector_note(firm), local=firm["id"],
            )  # fmt: skip
        for number, name in enumerate(dict.fromkeys(SPONSORS.values()), start=1):
            yield self._organisation(
                f"S-{number:02}", name, OrganisationKind.SPONSOR, self._facts["mission"]["source"]
            )
        named = [(one, one["source"]) for one in self._facts["officials"]]
        named += [(one, INVENTED) for one in self._invented["official"]]
        hosts: dict[str, Facts] = {
            one["organisation"]: one
            for one, _ in reversed(named)
            if one["city"] in self._cities and not self._is_counterpart(one["organisation"])
        }
        for number, name in enumerate(reversed(list(hosts)), start=1):
            yield self._organisation(
                f"H-{number:02}", name, OrganisationKind.GOVERNMENT,
                "general knowledge (not looked up, verify)",
                name_local=hosts[name].get("name_local", ""),
            )  # fmt: skip
        yield from self._counterparts()

    def _counterparts(self) -> Iterator[Organisation]:
        for fact in self._facts["counterparts"]:
            if fact["city"] in self._cities:
                yield self._organisation(
                    fact["id"], fact["name"], OrganisationKind.COUNTERPART, fact["source"],
                    sector=fact["sector"], local=fact["id"],
                    name_local=self._invented_name(fact) if fact["fictional"] else "",
                )  # fmt: skip
        for one in new_counterparts(self._invented):
            yield self._organisation(
                one["id"], one["name"], OrganisationKind.COUNTERPART, INVENTED,
                sector=one["sector"], name_local=self._invented_name(one), note=one["note"],
            )  # fmt: skip

    def _invented_name(self, one: Facts) -> str:
        number = int(one["id"].partition("-")[2])
        return f"对口企业{number}（{self._invented['sectors'][one['sector']][0]}）"

    def _organisation(
        self,
        organisation_id: str,
        name: str,
        kind: OrganisationKind,
        source: str,
        **more: str,
    ) -> Organisation:
        local = self._local.get(more.pop("local", name), "")
        name_local = more.pop("name_local", "") or local
        return Organisation(
            id=organisation_id, name=name, kind=kind, source=source, name_local=name_local, **more
        )

    def _is_counterpart(self, name: str) -> bool:
        return any(one["name"] == name for one in self._facts["counterparts"])

    def _id_of(self, organisation_name: str) -> str:
        return next(one.id for one in self._organisations.values() if one.name == organisation_name)

    def _delegates(self) -> Iterator[Delegate]:
        for fact in self._facts["principals"]:
            is_moniz = fact["id"] == "P-03"
            yield Delegate(
                id=fact["id"],
                organisation_id=self._id_of(SPONSORS[fact["id"]]),
                name=fact["name"] or "",
                title=fact["title"],
                is_principal=True,
                rank=int(fact["id"][2:]),
                is_travelling=not is_moniz,
                replaced_by_id="P-02" if is_moniz else None,
                note=f"{fact['role']}. The rank is invented.",
                source=fact["source"],
            )
        number = 0
        for firm in self._facts["delegate_firms"]:
            for person in firm["representatives"]:
                number += 1
                yield self._executive(number, firm, person)

    def _executive(self, number: int, firm: Facts, person: Facts) -> Delegate:
        start = date.fromisoformat(self._facts["mission"]["start"])
        hour = time.fromisoformat(ARRIVALS[number % len(ARRIVALS)])
        return Delegate(
            id=f"D-{number:02}",
            organisation_id=firm["id"],
            name=person["name"] or "",
            title=person["title"].partition(" (")[0],
            arrival=datetime.combine(start, hour),
            note="The hour of arrival is invented.",
            source=person["source"],
        )

    def _officials(self) -> Iterator[Official]:
        theirs = self._invented["facts_official"]
        for fact in self._facts["officials"]:
            if fact["city"] in self._cities:
                ours = theirs[fact["id"]]
                local = self._local.get(fact["name"] or "", "")
                yield Official(
                    id=fact["id"],
                    organisation_id=self._id_of(fact["organisation"]),
                    city_id=fact["city"],
                    name=fact["name"] or "",
                    title=fact["title"],
                    rank=fact["protocol_rank"],
                    venue_id=ours["venue"],
                    availability=slots(ours["availability"]),
                    note="; ".join(
                        part for part in (local, fact["note"], "rank and hours invented") if part
                    ),
                    source=fact["source"],
                )
        for one in self._invented["official"]:
            yield Official(
                id=one["id"],
                organisation_id=self._id_of(one["organisation"]),
                city_id=one["city"],
                title=one["title"],
                rank=one["rank"],
                venue_id=one["venue"],
                availability=slots(one["availability"]),
                note="the post, its hours and its callers are invented",
                source=INVENTED,
            )
        yield from self._of_counterparts()

    def _of_counterparts(self) -> Iterator[Official]:
        posts = self._invented["posts"]["of_counterparts"]
        firms = [one for one in self._facts["counterparts"] if one["city"] in self._cities]
        for number, one in enumerate((*firms, *new_counterparts(self._invented))):
            ours = self._cities[one["city"]]
            yield Official(
                id=f"C-{one['id'].partition('-')[2]}",
                organisation_id=one["id"],
                city_id=one["city"],
                title=posts[number % len(posts)],
                venue_id=None,
                availability=slots(ours["hours"][number % len(ours["hours"])]),
                source=INVENTED,
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
                    note="; ".join(one["title"] for one in matchmaking),
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
                note=f"{events[one['fact']]['status']}; hours and riders invented",
                source=events[one["fact"]]["source"],
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
            official_ids=tuple(ours.get("officials", fact["officials"])),
            note=_event_note(fact, is_moved="start" in ours),
            source=fact["source"],
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
            out += tuple(d.id for d in self._delegates() if d.organisation_id == firm)
        return Roster(
            groups=tuple(Group(name) for name in one.get("groups", ())),
            organisation_ids=tuple(one.get("firms", ())),
            except_ids=out,
        )


def new_counterparts(invented: Facts) -> Iterator[dict[str, str]]:
    """The counterparts beyond the facts: numbered on, sectors in turn, provinces in turn."""
    sectors = list(invented["sectors"])
    for city_id, ours in invented["city"].items():
        provinces = ours.get("provinces", [])
        for n in range(ours["counterparts"]):
            number = ours["first_new_counterpart"] + n
            sector = sectors[number % len(sectors)]
            province = f"from {provinces[n % len(provinces)]} (invented)" if provinces else ""
            yield {
                "id": f"K-{number}",
                "name": f"Counterpart {number} ({sector})",
                "city": city_id,
                "sector": sector,
                "note": province,
            }


def slots(texts: Iterable[str]) -> tuple[Slot, ...]:
    """Slots from texts such as "2015-04-13T10:00/12:00"."""
    found = []
    for text in texts:
        first, _, last = text.partition("/")
        start = datetime.fromisoformat(first)
        found.append(
            Slot(start=start, end=datetime.combine(start.date(), time.fromisoformat(last)))
        )
    return tuple(found)


def _note(fact: Facts, coordinates: str | None) -> str:
    parts = [fact.get("note") or ""]
    if coordinates and coordinates != fact.get("source"):
        parts.append(f"coordinates: {coordinates}")
    return "; ".join(part for part in parts if part)


def _sector_note(firm: Facts) -> str:
    parts = [firm["note"] or ""]
    if firm["sector_source"] != firm["source"]:
        parts.append(f"sector: {firm['sector_source']}")
    return "; ".join(part for part in parts if part)


def _event_note(fact: Facts, *, is_moved: bool) -> str:
    parts = [fact["status"]]
    if is_moved or fact["times_source"] == INVENTED:
        parts.append("hours invented")
    if fact["venue_source"] == INVENTED or fact["venue"] is None:
        parts.append("place invented")
    return "; ".join(dict.fromkeys(parts))


def _table(records: Iterable[Any]) -> dict[str, Any]:
    return {record.id: record for record in records}
