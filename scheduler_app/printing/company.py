"""Who stands in a row of an itinerary: the title, those one meets, and who comes along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from scheduler_app.mission.itinerary import EngagementKind, Entry, Party
from scheduler_app.printing.styles import Styles
from scheduler_app.printing.text import Run, width_of
from scheduler_app.wording import paper as words

MOST_HOSTS, MOST_COMPANIONS = 6, 9
"""So many people are named in a row; the others are counted, but never a single one."""

Line = list[Run]
_One = TypeVar("_One")


def name_of(person: Party) -> str:
    """Whose page it is: a post alone says little, so its organisation stands beside it."""
    if person.title or person.is_interpreter:
        return person.name
    return words.post_of(person.name, person.organisation)


def about(person: Party) -> str:
    """The line under the name."""
    if person.is_interpreter:
        return words.interpreter()
    texts = (
        (person.title, person.organisation, person.organisation_local)
        if person.title
        else (person.organisation_local,)
    )
    return " · ".join(text for text in texts if text)


def title_of(entry: Entry, me: Party) -> str:
    """The title of a row. A call at an office is titled by the post, such as "Minister of Commerce,
    MOFCOM"; a meeting at a table by the organisation, which one looks for there.
    """
    host = _host_alone(entry, me)
    return words.post_of(host.name, host.organisation) if host is not None else entry.title


def _host_alone(entry: Entry, me: Party) -> Party | None:
    """The one person whom a call without a title of its own is to."""
    others = _others(entry, me)
    is_call = entry.engagement.kind is EngagementKind.MEETING and len(others) == 1
    if not is_call or entry.title != others[0].organisation:
        return None
    return None if entry.place is not None and entry.place.has_tables else others[0]


def lines_of(entry: Entry, me: Party, styles: Styles, width: float) -> Iterator[Line]:
    """The other side with titles, under each organisation's people its name where it is not said
    yet; then those of one's own side.
    """
    host = _host_alone(entry, me)
    others = _others(entry, me)
    if host is not None:
        if host.title:
            yield [(host.title, styles.body)]
        is_said = host.organisation in title_of(entry, me)
        yield from _organisation(host, styles, width, is_said=is_said)
    else:
        shown = _few(others, MOST_HOSTS)
        yield from _hosts(shown, entry.title, styles, width)
        if len(others) > len(shown):
            yield [(words.and_others((), len(others) - len(shown)), styles.body)]
    if entry.interpreters:
        yield [(words.interpreted_by([one.name for one in entry.interpreters]), styles.body)]
    own = [one for one in entry.people if one not in others]
    companions = dict.fromkeys(_short(one, me) for one in own)
    named = _few(list(companions), MOST_COMPANIONS)
    rest = entry.others + (len(companions) - len(named))
    if named or rest:
        yield [(words.also_there(named, rest), styles.small)]


def _few(people: list[_One], most: int) -> list[_One]:
    return people if len(people) <= most + 1 else people[:most]


def _others(entry: Entry, me: Party) -> list[Party]:
    """The other side; for an interpreter both sides."""
    if me.is_interpreter:
        return list(entry.people)
    return [one for one in entry.people if one.is_delegate is not me.is_delegate]


def _hosts(people: Sequence[Party], title: str, styles: Styles, width: float) -> Iterator[Line]:
    for number, one in enumerate(people):
        line: Line = [(one.name, styles.strong)]
        if one.title:
            line.append((f", {one.title}", styles.body))
        yield line
        after = people[number + 1] if number + 1 < len(people) else None
        if after is None or after.organisation_id != one.organisation_id:
            yield from _organisation(one, styles, width, is_said=one.organisation in title)


def _organisation(one: Party, styles: Styles, width: float, *, is_said: bool) -> Iterator[Line]:
    """Its two names in one line, or in two: a Chinese name is not broken if it need not be."""
    name = "" if is_said else one.organisation
    both = words.both_names(name, one.organisation_local).strip()
    if both and width_of(both, styles.body) > width and name and one.organisation_local:
        yield [(name, styles.body)]
        yield [(one.organisation_local, styles.body)]
    elif both:
        yield [(both, styles.body)]


def _short(one: Party, me: Party) -> str:
    """A companion: by name, or by the post with the firm where the name is not known and it is another's."""
    is_known = one.title or one.is_interpreter or one.organisation_id == me.organisation_id
    return one.name if is_known else words.post_of(one.name, one.organisation)
