"""Who takes part in something, as one line: "Delegation; Opower; without Jane Doe". Qt-free."""

from __future__ import annotations

import re

from scheduler_app.i18n import tr
from scheduler_app.itemmodels.names import full_name_of, name_of, record_named
from scheduler_app.mission.errors import MissionError
from scheduler_app.mission.mission import Mission
from scheduler_app.mission.people import Group, Roster
from scheduler_app.wording.labels import choice_label

_EVERYONE = ("everyone", "all", "everybody")
_WITHOUT = re.compile(r"(without|except|but not)\s+", re.IGNORECASE)
_GROUPS = {
    "delegation": Group.DELEGATION, "the delegation": Group.DELEGATION,
    "principals": Group.PRINCIPALS, "the principals": Group.PRINCIPALS,
}  # fmt: skip


def roster_text(mission: Mission, roster: Roster) -> str:
    """One line that `read_roster` reads back."""
    if set(roster.groups) == set(Group):
        parts = [tr("Everyone")]
    else:
        parts = [choice_label(group) for group in roster.groups]
    parts += [name_of(mission, "organisations", one) for one in roster.organisation_ids]
    parts += [full_name_of(mission, "delegates", one) for one in roster.delegate_ids]
    text = "; ".join(parts) or tr("Nobody")
    for one in roster.except_ids:
        text += "; " + tr("without {name}").format(name=full_name_of(mission, "delegates", one))
    return text


def read_roster(mission: Mission, text: str) -> Roster:
    """Groups, organisations and people between semicolons; people after "without" are left out."""
    groups: list[Group] = []
    firms: list[str] = []
    people: list[str] = []
    left_out: list[str] = []
    for part in (one.strip() for one in re.split(r"[;\n]", text)):
        word = part.casefold()
        if not part or word in ("nobody", tr("Nobody").casefold()):
            continue
        if word in (*_EVERYONE, tr("Everyone").casefold()):
            groups += list(Group)
        elif word in _GROUPS:
            groups.append(_GROUPS[word])
        elif found := _WITHOUT.match(part):
            left_out.append(record_named(mission, "delegates", part[found.end() :]))
        else:
            _sort_in(mission, part, firms, people)
    plain = {"organisation_ids": firms, "delegate_ids": people, "except_ids": left_out}
    lists = {field: tuple(dict.fromkeys(found)) for field, found in plain.items()}
    return Roster(groups=tuple(dict.fromkeys(groups)), **lists)  # type: ignore[arg-type]


def _sort_in(mission: Mission, part: str, firms: list[str], people: list[str]) -> None:
    try:
        firms.append(record_named(mission, "organisations", part))
    except MissionError:
        people.append(record_named(mission, "delegates", part))
