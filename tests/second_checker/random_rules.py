"""The rules of a random mission: of every kind, most of them musts."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

Record = dict[str, Any]

KINDS = (
    "most_a_day", "most_in_all", "least_in_all", "longest_work", "longest_day", "pause",
    "change_over", "free_time", "before", "same_day", "other_day", "next_day", "not_after",
    "buffer", "rank", "do_not_meet",
)  # fmt: skip


def rules_of(draw: Random, plain: Record, start: date, days: int) -> None:
    """Put rules into a mission."""
    ids = [one["id"] for one in plain["meeting_requests"]]
    plain["rules"] = []
    for n in range(draw.choice((0, 1, 2, 3, 4))):
        rule: Record = {"id": f"U{n}", "kind": draw.choice(KINDS)}
        rule["strength"] = draw.choice(("must", "must", "must", "should", "nice"))
        _fill(draw, plain, rule, start + timedelta(days=draw.randrange(days)))
        plain["rules"].append(rule)
    if "N0" in ids:
        plain["rules"].append({"id": "U-visit", "kind": "next_day", "request_ids": ["N0", "N1"]})


def _fill(draw: Random, plain: Record, rule: Record, day: date) -> None:
    kind = rule["kind"]
    _whom(draw, plain, rule)
    if kind in ("most_a_day", "most_in_all", "least_in_all"):
        rule["number"] = draw.choice((1, 2, 3))
    minutes = {
        "longest_work": (60, 120, 240), "longest_day": (240, 420), "pause": (60, 90, 120),
        "change_over": (15, 30, 60), "not_after": (30, 90), "buffer": (30, 60),
    }  # fmt: skip
    if kind in minutes:
        rule["minutes"] = draw.choice(minutes[kind])
    if kind == "free_time":
        rule["slots"] = [{"start": f"{day}T09:00", "end": f"{day}T{draw.choice((10, 12))}:00"}]


def _whom(draw: Random, plain: Record, rule: Record) -> None:
    kind = rule["kind"]
    if kind in ("before", "same_day", "other_day", "next_day", "not_after", "buffer"):
        ids = [one["id"] for one in plain["meeting_requests"]]
        rule["request_ids"] = draw.sample(ids, min(len(ids), draw.choice((2, 2, 3))))
    elif kind == "do_not_meet":
        rule["organisation_ids"] = ["F0", draw.choice(("G0", "G1", "B0", "F1"))]
    else:
        _roster(draw, plain, rule)


def _roster(draw: Random, plain: Record, rule: Record) -> None:
    how = draw.choice(("all", "firm", "delegate", "official"))
    firm = draw.choice(plain["delegates"])
    if how == "official" and rule["kind"] not in ("longest_day", "free_time"):
        rule["official_ids"] = [draw.choice(plain["officials"])["id"]]
        return
    rule["roster"] = {
        "all": {"groups": ["delegation"]},
        "firm": {"groups": [], "organisation_ids": [firm["organisation_id"]]},
    }.get(how, {"groups": [], "delegate_ids": [firm["id"]]})
