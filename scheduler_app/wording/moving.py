"""What a move of the mission, or another change of its dates, brings with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.edits.moving import Moved
from scheduler_app.mission.mission import Mission
from scheduler_app.wording.dates import short_weekday_name
from scheduler_app.wording.parts import day_of, in_brackets, listed, minutes_of


def move_step(days: int) -> str:
    """The name of the step."""
    if days < 0:
        return ntr("Move mission {n} day earlier", "Move mission {n} days earlier", -days).format(
            n=-days
        )
    return ntr("Move mission {n} day later", "Move mission {n} days later", days).format(n=days)


def move_lines(before: Mission, after: Mission, found: Moved) -> Iterator[str]:
    """What one should know of a move, a sentence each."""
    yield tr("{title}: from {first} to {last}.").format(
        title=after.title, first=_day(after.start), last=_day(after.end)
    )
    if any(letter.isdigit() for letter in after.title):
        yield tr("The title stays as it is: look whether it says the dates.")
    if found.changes_weekdays:
        yield tr("All days fall on other weekdays: what was on {was} is on {now}.").format(
            was=short_weekday_name(before.start), now=short_weekday_name(after.start)
        )
    for city_id, holiday in found.holidays:
        yield tr("{day} is a holiday in {city}{title}.").format(
            day=_day(holiday.day), city=after.cities[city_id].name, title=in_brackets(holiday.title)
        )
    if any(one.holidays for one in after.cities.values()):
        yield tr("Public holidays stay on their dates.")
    for one in found.clocks:
        text = tr("The clocks in {city} are {length} behind those of the dates before.")
        if one.after > one.before:
            text = tr("The clocks in {city} are {length} ahead of those of the dates before.")
        yield text.format(
            city=after.cities[one.city_id].name, length=minutes_of(abs(one.after - one.before))
        )
    if found.legs:
        titles = listed([after.legs[key].title for key in found.legs])
        yield tr(
            "By the clocks the way takes another time now: {titles}. Look at their hours."
        ).format(titles=titles)
    if found.skipped:
        yield ntr(
            "{n} time is one that summer time skips.", "{n} times are ones that summer time skips.",
            found.skipped,
        ).format(n=found.skipped)  # fmt: skip


def outside_sentence(found: Mapping[str, int]) -> str:
    """What lies outside of the dates; empty where nothing does."""
    parts = [_counted(table, count) for table, count in found.items() if count]
    if not parts:
        return ""
    text = tr(
        "Outside of these dates would be {what}. Tools > Move mission… takes everything along."
    )
    return text.format(what=listed(parts))


def _counted(table: str, n: int) -> str:
    return {
        "city_days": ntr("{n} city day", "{n} city days", n),
        "gatherings": ntr("{n} gathering", "{n} gatherings", n),
        "legs": ntr("{n} leg", "{n} legs", n),
        "meetings": ntr("{n} meeting", "{n} meetings", n),
    }[table].format(n=n)


def _day(day: date) -> str:
    return f"{day_of(day)} {day.year}"
