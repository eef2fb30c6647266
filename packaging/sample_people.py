"""The people of the sample mission: organisations, delegates and officials, real and invented."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from scheduler_app.mission.people import Delegate, Official, Organisation, OrganisationKind
from scheduler_app.mission.slots import Slot

Facts = Mapping[str, Any]
INVENTED = "invented"
OURS, THEIRS = ("English",), ("Chinese",)
"""What people are taken to speak; every third counterpart has no English."""
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


class People:
    """The organisations of the sample, and the delegates and officials who belong to them."""

    def __init__(self, facts: Facts, invented: Facts) -> None:
        self._facts = facts
        self._invented = invented
        self._cities: Mapping[str, Facts] = invented["city"]
        self._local: Mapping[str, str] = invented["local"]
        self._spelt_out: Mapping[str, str] = invented["spelt_out"]
        self.organisations = {one.id: one for one in self._all_organisations()}

    def _all_organisations(self) -> Iterator[Organisation]:
        for firm in self._facts["delegate_firms"]:
            yield self._organisation(
                firm["id"], firm["name"], OrganisationKind.FIRM,
                sourced(firm["source"], *_doubts_of_firm(firm)),
                sector=firm["primary_sector"], local=firm["id"],
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
                sector=one["sector"], name_local=self._invented_name(one), internal_note=one["note"],
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
        name = self._spelt_out.get(name, name)
        name_local = more.pop("name_local", "") or local
        return Organisation(
            id=organisation_id, name=name, kind=kind, source=source, name_local=name_local, **more
        )

    def _is_counterpart(self, name: str) -> bool:
        return any(one["name"] == name for one in self._facts["counterparts"])

    def _id_of(self, organisation_name: str) -> str:
        wanted = self._spelt_out.get(organisation_name, organisation_name)
        return next(one.id for one in self.organisations.values() if one.name == wanted)

    def delegates(self) -> Iterator[Delegate]:
        for fact in self._facts["principals"]:
            is_moniz = fact["id"] == "P-03"
            yield Delegate(
                id=fact["id"],
                organisation_id=self._id_of(SPONSORS[fact["id"]]),
                name=fact["name"] or "",
                title=fact["title"],
                languages=OURS,
                is_principal=True,
                rank=int(fact["id"][2:]),
                is_travelling=not is_moniz,
                replaced_by_id="P-02" if is_moniz else None,
                internal_note=fact["role"],
                source=sourced(fact["source"], "rank and language invented"),
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
            languages=OURS,
            arrival=datetime.combine(start, hour),
            source=sourced(person["source"], "hour of arrival and language invented"),
        )

    def officials(self) -> Iterator[Official]:
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
                    least_rank=ours.get("least_rank"),
                    languages=THEIRS,
                    venue_id=ours["venue"],
                    availability=slots(ours["availability"]),
                    internal_note=local,
                    source=sourced(
                        fact["source"], fact["note"] or "", "rank, language and hours invented"
                    ),
                )
        for one in self._invented["official"]:
            yield Official(
                id=one["id"],
                organisation_id=self._id_of(one["organisation"]),
                city_id=one["city"],
                title=one["title"],
                rank=one["rank"],
                languages=THEIRS,
                venue_id=one["venue"],
                availability=slots(one["availability"]),
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
                languages=THEIRS if number % 3 == 0 else (*THEIRS, *OURS),
                venue_id=None,
                availability=slots(ours["hours"][number % len(ours["hours"])]),
                source=INVENTED,
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


def _doubts_of_firm(firm: Facts) -> Iterator[str]:
    yield firm["note"] or ""
    if firm["sector_source"] != firm["source"]:
        yield f"sector: {firm['sector_source']}"


def sourced(source: str, *remarks: str) -> str:
    """A source with what must be known of it, such as "https://… (day); hours invented".

    Of what is invented it need not be said again that a part of it is.
    """
    told = dict.fromkeys(one.strip(" .") for one in remarks if one and one != source)
    if source == INVENTED:
        told = dict.fromkeys(one for one in told if not one.endswith(INVENTED))
    return "; ".join((source, *told))
