"""Releases and what has changed since one, in words."""

from __future__ import annotations

from datetime import date

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.ids import CityId
from scheduler_app.mission.programme_changes import ProgrammeChanges
from scheduler_app.mission.releases import Release
from scheduler_app.wording.mends import when_text
from scheduler_app.wording.parts import day_of

NOW = "now"
"""What the mission as it is is called where two are compared."""


def now_is_taken() -> str:
    """Why no release can be called so."""
    return tr("‘now’ means the mission as it is; give the release another name.")


def release_line(release: Release) -> str:
    """Such as "v3 sent: version 12, Mon 13 Apr 21:05, 42 people have it"."""
    people = len(release.holders)
    return tr("{name}: version {version}, {when}, {who}").format(
        name=release.name,
        version=release.version,
        when=when_text(release.sent_on),
        who=ntr("{n} person has it", "{n} people have it", people).format(n=people),
    )


def held_line(release: Release | None, people: int) -> str:
    """Such as "14 people have v3 sent last", or how many have got nothing."""
    if release is None:
        text = ntr("{n} person has got nothing yet", "{n} people have got nothing yet", people)
        return text.format(n=people)
    text = ntr("{n} person has “{name}”", "{n} people have “{name}”", people)
    return text.format(n=people, name=release.name)


def since_line(name: str, changes: int) -> str:
    """The running count: "3 changes since “v3 sent”"."""
    if not changes:
        return tr("no change since “{name}”").format(name=name)
    text = ntr("{n} change since “{name}”", "{n} changes since “{name}”", changes)
    return text.format(n=changes, name=name)


def beside_notices(release: Release | None, differences: ProgrammeChanges | None) -> str:
    """What the list of those to be told leaves out: changes that were made by hand."""
    if release is None or differences is None:
        return tr(
            "Changes made by hand are not listed here. Keep what you send out under File > Releases…;"
            " it then says what has changed for whom."
        )
    if not differences.changes:
        return tr("Nobody's programme differs from “{name}”.").format(name=release.name)
    people = len(differences.by_person())
    text = ntr(
        "Changes made by hand are not listed here. The programme of {n} person differs from “{name}”:"
        " File > Releases… says how.",
        "Changes made by hand are not listed here. The programmes of {n} people differ from “{name}”:"
        " File > Releases… says how.",
        people,
    )
    return text.format(n=people, name=release.name)


def differences_head(found: ProgrammeChanges) -> str:
    """How many differences there are, and for whom."""
    count, people = len(found.changes), len(found.by_person())
    if not count:
        return tr("Nothing differs.")
    text = ntr("{n} difference, ", "{n} differences, ", count).format(n=count)
    return text + ntr("{n} person touched.", "{n} people touched.", people).format(n=people)


def sheet_line(found: ProgrammeChanges, sheet: tuple[CityId, date]) -> str:
    """A day sheet on which something differs: "Beijing, Mon 13 Apr"."""
    city_id, day = sheet
    return f"{found.known.cities[city_id].name}, {day_of(day)}"
