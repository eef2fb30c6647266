"""The interpreters and the rules of the sample: all invented, read from invented.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scheduler_app.mission.attendance import is_in_roster
from scheduler_app.mission.engagements import Leg
from scheduler_app.mission.ids import InterpreterId
from scheduler_app.mission.interpreters import Interpreter
from scheduler_app.mission.people import Delegate
from scheduler_app.mission.plain import from_plain
from scheduler_app.mission.rules import Rule
from scheduler_app.mission.vehicles import Vehicle

Facts = Mapping[str, Any]
INVENTED = "invented"
FOLLOWED = ("F-", "S-01", "S-02")
"""Whom interpreters stay with: each firm has one, as in Guangzhou in 2015, and so have the leaders."""


def interpreters(
    invented: Facts, delegates: Iterable[Delegate], legs: Iterable[Leg]
) -> Iterator[Interpreter]:
    """One for each organisation followed, who travels as its people do; then those of the cities."""
    rides = tuple(legs)
    first: dict[str, Delegate] = {}
    for one in delegates:
        if one.is_travelling and one.organisation_id.startswith(FOLLOWED):
            first.setdefault(one.organisation_id, one)
    cities = tuple(invented["city"])
    number = 0
    for organisation_id, delegate in first.items():
        number += 1
        yield _interpreter(
            number,
            follows_id=organisation_id,
            city_ids=cities,
            leg_ids=tuple(leg.id for leg in rides if is_in_roster(delegate, leg.roster)),
        )
    for city_id, ours in invented["city"].items():
        for _ in range(ours["interpreters"]):
            number += 1
            yield _interpreter(number, city_ids=(city_id,))


def _interpreter(number: int, **fields: Any) -> Interpreter:  # noqa: ANN401
    return Interpreter(
        id=InterpreterId(f"I-{number:02}"),
        name=f"Interpreter {number}",
        languages=("English", "Chinese"),
        source=INVENTED,
        **fields,
    )


def vehicles(invented: Facts) -> Iterator[Vehicle]:
    """The cars of the principals and the coaches of the delegation in each city."""
    number = 0
    for city_id in invented["city"]:
        for one in invented["vehicle"]:
            number += 1
            yield from_plain(
                Vehicle,
                {
                    "id": f"W-{number:02}", "city_id": city_id, "driver": f"Driver {number}",
                    "source": INVENTED, **one,
                },
            )  # fmt: skip


def rules(invented: Facts) -> Iterator[Rule]:
    """Every kind of rule at least once."""
    for number, one in enumerate(invented["rule"], start=1):
        yield from_plain(Rule, {"id": f"U-{number:02}", "source": INVENTED, **one})
