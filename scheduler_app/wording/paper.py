"""The words of paper: dates, times, ways, who is there, and what went wrong while printing.

`wording.clock` style choices (12 or 24 hours) are given by the caller: paper has options of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from scheduler_app.i18n import ntr, tr
from scheduler_app.wording.clocks import clock
from scheduler_app.wording.dates import month_name, weekday_name

_LETTERS = re.compile(r"\(([A-Z]{2,})\)$")


def long_date(day: date) -> str:
    """Such as "Monday 13 April 2015": the weekday is derived, never typed."""
    return tr("{weekday} {day} {month} {year}").format(
        weekday=weekday_name(day), day=day.day, month=month_name(day), year=day.year
    )


def plain_date(day: date) -> str:
    """Such as "13 April 2015"."""
    return tr("{day} {month} {year}").format(day=day.day, month=month_name(day), year=day.year)


def both_names(name: str, name_local: str) -> str:
    """Such as "Beijing 北京"; once where both are the same."""
    return f"{name} {name_local}" if name_local and name_local != name else name


def version_line(version: int, printed: datetime, *, is_24_hour: bool = True) -> str:
    """Such as "Version 3 · printed 12 April 2015, 21:40"."""
    return tr("Version {version} · printed {day}, {time}").format(
        version=version, day=plain_date(printed), time=clock(printed, is_24_hour=is_24_hour)
    )


def page_of(number: int, count: int) -> str:
    """Such as "Page 2 of 5"."""
    return tr("Page {number} of {count}").format(number=number, count=count)


def continued(text: str) -> str:
    """A heading on the page after the one that it began on."""
    return tr("{text} (continued)").format(text=text)


def no_engagements() -> str:
    return tr("No engagements this day.")


def nothing_planned() -> str:
    return tr("Not with the mission on any day.")


def nothing_in_city() -> str:
    return tr("Nothing is planned in this city on this day.")


def itinerary_title(person: str) -> str:
    return tr("Itinerary – {person}").format(person=person)


def day_sheet_title(city: str, day: date) -> str:
    """The heading and the title of the file."""
    return tr("Day sheet – {city}, {day}").format(city=city, day=long_date(day))


def day_sheet_name(city: str) -> str:
    return tr("Day sheet – {city}").format(city=city)


def travel(minutes: int, *, is_peak: bool) -> str:
    """Such as "25 min", "40 min in rush hour", "1 h 25 min"."""
    hours, rest = divmod(minutes, 60)
    if hours == 0:
        text = tr("{minutes} min").format(minutes=rest)
    elif rest == 0:
        text = tr("{hours} h").format(hours=hours)
    else:
        text = tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)
    return tr("{time} in rush hour").format(time=text) if is_peak else text


def leave_for(place: str) -> str:
    """Such as "Leave for the Ministry"; the time stands before it, the minutes behind."""
    return tr("Leave for {place}").format(place=place)


def back_to(place: str) -> str:
    return tr("Back to {place}").format(place=place)


def on_to(place: str) -> str:
    """From the airport or the station to where one stays."""
    return tr("On to {place}").format(place=place)


def late(minutes: int) -> str:
    """What a transfer says that cannot be in time."""
    return ntr(
        "Too tight: arrives {n} minute late", "Too tight: arrives {n} minutes late", minutes
    ).format(n=minutes)


def no_time_for_meal() -> str:
    """What a meal says over which something else lies."""
    return tr("no time kept for it")


def check_in() -> str:
    return tr("check in")


def arrives() -> str:
    return tr("arrives")


def leg_times(departs: str, arrives: str) -> str:
    return tr("Departs {departs}, arrives {arrives}").format(departs=departs, arrives=arrives)


def leg_goal(place: str) -> str:
    return tr("To {place}").format(place=place)


def leg_arrival(city: str, departs: str, free: str) -> str:
    """A leg on the sheet of the city where it ends."""
    return tr("From {city}, departs {departs}; free at {free}").format(
        city=city, departs=departs, free=free
    )


def and_others(names: Sequence[str], others: int) -> str:
    """Such as "Ann Lee, Bo Wu and 21 others"."""
    listed = tr(", ").join(names)
    if not others:
        return listed
    if not listed:
        return ntr("{n} other", "{n} others", others).format(n=others)
    return ntr("{names} and {n} other", "{names} and {n} others", others).format(
        names=listed, n=others
    )


def post_of(post: str, organisation: str) -> str:
    """Such as "Minister of Commerce, MOFCOM": letters that an organisation is known by are enough;
    once where one says the other.
    """
    if organisation in post or post in organisation:
        return max(post, organisation, key=len)
    letters = _LETTERS.search(organisation)
    short = letters[1] if letters else organisation
    return tr("{post}, {organisation}").format(post=post, organisation=short)


def guests_by_rank() -> str:
    """The head of those who come, the highest rank first."""
    return tr("Guests in order of rank")


def hosts_by_rank() -> str:
    """The head of those who receive, the highest rank first."""
    return tr("Hosts in order of rank")


def rank_of(rank: int | None, *, is_principal: bool) -> str:
    """Such as "principal", "rank 3", "principal, rank 1"; "" where neither is known."""
    parts = [tr("principal")] if is_principal else []
    if rank is not None:
        parts.append(tr("rank {n}").format(n=rank))
    return ", ".join(parts)


def interpreted_by(names: Sequence[str]) -> str:
    """Who interprets at a meeting."""
    return tr("Interpreting: {names}").format(names=", ".join(names))


def also_there(names: Sequence[str], others: int) -> str:
    """Who of one's own side is at a meeting too."""
    return tr("With you: {names}").format(names=and_others(names, others))


def everyone(count: int) -> str:
    """A gathering or leg of all who are in the city that day."""
    return ntr(
        "Everyone in the city ({n} delegate)", "Everyone in the city ({n} delegates)", count
    ).format(n=count)


def delegates(count: int) -> str:
    return ntr("{n} delegate", "{n} delegates", count).format(n=count)


def present(delegates_there: int, organisations: int, meetings: int) -> str:
    """The line under the heading of a day sheet."""
    parts = (
        ntr("{n} delegate here", "{n} delegates here", delegates_there).format(n=delegates_there),
        ntr("{n} organisation", "{n} organisations", organisations).format(n=organisations),
        ntr("{n} meeting", "{n} meetings", meetings).format(n=meetings),
    )
    return " · ".join(parts)


def table(number: int | None) -> str:
    """The number that stands on the table; a dash where none is given yet."""
    return tr("Table {number}").format(number=number) if number is not None else tr("Table –")


def one_on_ones(place: str) -> str:
    return tr("One-on-one meetings, {place}").format(place=place)


def one_on_ones_in_short() -> str:
    return tr("One-on-one meetings")


def in_grid(meetings: int, tables: int) -> str:
    """Such as "77 meetings at 24 tables: see the grid"."""
    return tr("{meetings} at {tables}: see the grid").format(
        meetings=ntr("{n} meeting", "{n} meetings", meetings).format(n=meetings),
        tables=ntr("{n} table", "{n} tables", tables).format(n=tables),
    )


def table_column() -> str:
    """The head of the column of table numbers."""
    return tr("Table")


def note(text: str) -> str:
    return tr("Note: {text}").format(text=text)


def file_name(day: date, title: str) -> str:
    """The name of a file without its ending, from the first date of the mission and a title."""
    return f"{day.isoformat()} {title}"


def paper_fault(code: str, path: str) -> str:
    """One sentence for a `printing.output.PaperFault` code, naming the file or folder."""
    sentences = {
        "no_permission": tr("{path} may not be written: no permission there."),
        "disk_full": tr(
            "The disk is full: {path} was not written, and what was there is unchanged."
        ),
        "no_folder": tr("The folder of {path} does not exist."),
        "is_folder": tr("{path} is a folder, not a file."),
        "not_folder": tr("{path} is a file; one PDF each needs a folder."),
        "other_file": tr(
            "{path} is another kind of file; it was not overwritten. Please choose another name."
        ),
        "not_written": tr("{path} could not be written."),
        "printer": tr("The printer {path} did not take the pages."),
        "nothing": tr("There is nothing to print."),
    }
    return sentences[code].format(path=path)


# -- the preview ---------------------------------------------------------------------------------


def preview_title() -> str:
    return tr("Print preview")


def delegates_group() -> str:
    return tr("Itineraries of the delegation")


def officials_group() -> str:
    return tr("Itineraries of officials")


def interpreters_group() -> str:
    return tr("Run sheets of interpreters")


def interpreter() -> str:
    return tr("Interpreter")


def day_sheets_group() -> str:
    return tr("Day sheets")


def coordinator_group() -> str:
    return tr("For the coordinator")


def sheet_day(day: date) -> str:
    """Such as "Monday 13 April"."""
    return tr("{weekday} {day} {month}").format(
        weekday=weekday_name(day), day=day.day, month=month_name(day)
    )


def chosen(documents: int, pages: int | None = None) -> str:
    """What the buttons would print, such as "31 documents chosen, 123 pages"."""
    text = ntr("{n} document chosen", "{n} documents chosen", documents).format(n=documents)
    if not documents or pages is None:
        return text
    return tr("{chosen}, {pages}").format(chosen=text, pages=_pages(pages))


def working(done: int, total: int) -> str:
    return tr("{done} of {total} documents").format(done=done, total=total)


def stopped() -> str:
    return tr("Stopped.")


def printed(documents: int, pages: int) -> str:
    """After printing."""
    return tr("{documents}, {pages} sent to the printer.").format(
        documents=_documents(documents), pages=_pages(pages)
    )


def saved(documents: int, pages: int, path: str) -> str:
    """After saving."""
    return tr("{documents}, {pages} saved: {path}").format(
        documents=_documents(documents), pages=_pages(pages), path=path
    )


def _documents(count: int) -> str:
    return ntr("{n} document", "{n} documents", count).format(n=count)


def _pages(count: int) -> str:
    return ntr("{n} page", "{n} pages", count).format(n=count)
