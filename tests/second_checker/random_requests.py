"""The requests of a random mission: all kinds of company, place, hours, states and wishes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

Record = dict[str, Any]


def requests_of(draw: Random, plain: Record, start: date, days: int) -> None:
    """Put requests into a mission."""
    plain["meeting_requests"] = [
        _request(draw, plain, n, start, days) for n in range(draw.randint(4, 16))
    ]
    if draw.random() < 0.25:
        _visit_of_several_days(draw, plain)


def _request(draw: Random, plain: Record, n: int, start: date, days: int) -> Record:
    visited = {one["city_id"] for one in plain["city_days"]}
    near = [one for one in plain["officials"] if one["city_id"] in visited]
    far = [one for one in plain["officials"] if one["city_id"] not in visited]
    is_online = draw.random() < (0.6 if far else 0.15) and draw.random() < 0.4
    host = draw.choice(far or near) if is_online else draw.choice(near)
    one: Record = {
        "id": f"M{n}",
        "official_ids": [host["id"]],
        "minutes": draw.choice((20, 30, 45, 60, 100)),
        "priority": draw.choice((1, 2, 2, 3)),
    }
    beside = [two for two in near if two["city_id"] == host["city_id"] and two is not host]
    if beside and draw.random() < 0.2:
        one["official_ids"].append(draw.choice(beside)["id"])
    _company(draw, plain, one)
    city_id = host["city_id"]
    if is_online:
        one["kind"] = "online"
        if host["city_id"] not in visited or draw.random() < 0.3:
            city_id = draw.choice(sorted(visited))
            one["city_id"] = city_id
    _place(draw, plain, one, city_id)
    _hours(draw, one, start, days)
    _state(draw, one)
    return one


def _company(draw: Random, plain: Record, one: Record) -> None:
    people = plain["delegates"]
    some = [two["id"] for two in people]
    how = draw.choice(
        ("firm", "firm", "firm", "named", "choice", "required_and_choice", "preferred")
    )
    if how in ("firm", "preferred"):
        one["organisation_id"] = draw.choice(people)["organisation_id"]
    if how == "named":
        one["delegate_ids"] = draw.sample(some, draw.choice((1, min(2, len(some)))))
    if how in ("choice", "required_and_choice"):
        firm = draw.choice(people)["organisation_id"]
        mine = [two["id"] for two in people if two["organisation_id"] == firm]
        choice = mine if len(mine) > 1 else draw.sample(some, min(3, len(some)))
        if how == "required_and_choice":
            one["delegate_ids"] = choice[:1]
            choice = choice[1:] or choice
        else:
            one["organisation_id"] = firm
        one["any_of_ids"] = choice
        one["least"] = draw.choice((1, 1, 2))
    if how == "preferred":
        one["preferred_ids"] = draw.sample(some, min(2, len(some)))


def _place(draw: Random, plain: Record, one: Record, city_id: str) -> None:
    venues = [v["id"] for v in plain["venues"] if v["city_id"] == city_id and v["id"][0] in "VQ"]
    rooms = [r["id"] for r in plain["rooms"] if r["id"][1:] == city_id[1:]]
    roll = draw.random()
    if rooms and roll < 0.25:
        one["room_id"] = draw.choice(rooms)
    elif roll < 0.5 or not rooms:
        one["venue_id"] = draw.choice(venues)
    if draw.random() < 0.1:
        one["preferred_venue_ids"] = venues[:1]
    cars = [w["id"] for w in plain["vehicles"] if w["city_id"] == city_id]
    if cars and draw.random() < 0.35:
        one["vehicle_id"] = draw.choice(cars)


def _hours(draw: Random, one: Record, start: date, days: int) -> None:
    day = start + timedelta(days=draw.randrange(days))
    roll = draw.random()
    if roll < 0.15:
        hour = draw.randint(8, 14)
        one["windows"] = [{"start": f"{day}T{hour:02}:00", "end": f"{day}T{hour + 4}:00"}]
    elif roll < 0.3:
        one["session"] = draw.choice(("morning", "afternoon"))
    elif roll < 0.4:
        one["preferred"] = [{"start": f"{day}T09:00", "end": f"{day}T12:00"}]
    if draw.random() < 0.15:
        one["interpreting"] = draw.choice(("none", "one", "two"))


def _state(draw: Random, one: Record) -> None:
    roll = draw.random()
    if roll < 0.15:
        one["state"] = draw.choice(("idea", "offered", "cancelled"))
    if draw.random() < 0.1:
        one["guests_accept"] = draw.choice(("yes", "no"))
    if draw.random() < 0.1:
        one["hosts_accept"] = "yes"
    one["is_reserve"] = draw.random() < 0.1


def _visit_of_several_days(draw: Random, plain: Record) -> None:
    """A request a day on days that follow each other, in one city, joined by a rule elsewhere."""
    model = dict(draw.choice(plain["meeting_requests"]))
    for n in range(2):
        visit = {**model, "id": f"N{n}", "minutes": 60, "windows": [], "session": "any"}
        plain["meeting_requests"].append(visit)
