"""What interpreters a request lacks, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduler_app.i18n import ntr, tr
from scheduler_app.mission.interpreting import Lack, Shortage
from scheduler_app.mission.mission import Mission
from scheduler_app.wording.parts import listed, people


def shortage_clause(mission: Mission, shortage: Shortage) -> str:
    """What is lacking, to stand behind a colon; without a full stop."""
    return _CLAUSES[shortage.lack](mission, shortage)


def shortage_sentence(mission: Mission, shortage: Shortage) -> str:
    """The same as a sentence."""
    clause = shortage_clause(mission, shortage)
    return f"{clause[0].upper()}{clause[1:]}."


def _none_yet(_mission: Mission, shortage: Shortage) -> str:
    return ntr(
        "an interpreter is asked for, and there is none yet",
        "{n} interpreters are asked for, and there is none yet",
        shortage.wanted,
    ).format(n=shortage.wanted)


def _language(mission: Mission, shortage: Shortage) -> str:
    return tr("no interpreter in {city} speaks the languages of both sides").format(
        city=_city(mission, shortage)
    )


def _elsewhere(mission: Mission, shortage: Shortage) -> str:
    return ntr(
        "{who} speaks the languages of both sides, but does not work in {city}",
        "{who} speak the languages of both sides, but do not work in {city}",
        len(shortage.able_ids),
    ).format(who=people(mission, shortage.able_ids), city=_city(mission, shortage))


def _following(mission: Mission, shortage: Shortage) -> str:
    return ntr(
        "{who}, who speaks the languages of both sides, follows {firms}",
        "{who}, who speak the languages of both sides, follow {firms}",
        len(shortage.able_ids),
    ).format(
        who=people(mission, shortage.able_ids),
        firms=_followed(mission, shortage.able_ids),
    )


def _number(mission: Mission, shortage: Shortage) -> str:
    if shortage.bound_ids:
        text = tr("{n} interpreters are wanted, but {bound} follows {firms} and leaves only {who}")
        if len(shortage.bound_ids) > 1:
            text = tr(
                "{n} interpreters are wanted, but {bound} follow {firms} and leave only {who}"
            )
    else:
        text = tr(
            "{n} interpreters are wanted, but in {city} only {who} speaks the languages of both sides"
        )
    return text.format(
        n=shortage.wanted,
        who=people(mission, shortage.able_ids),
        bound=people(mission, shortage.bound_ids),
        firms=_followed(mission, shortage.bound_ids),
        city=_city(mission, shortage),
    )


def _followed(mission: Mission, interpreter_ids: tuple[str, ...]) -> str:
    """The firms that interpreters follow."""
    followed = (mission.interpreters[one].follows_id for one in interpreter_ids)  # type: ignore[index]
    firms = [one for one in dict.fromkeys(followed) if one is not None]
    if len(firms) > 3:
        return tr("other firms")
    return listed([mission.organisations[one].name for one in firms])


def _city(mission: Mission, shortage: Shortage) -> str:
    return mission.cities[shortage.city_id].name


_CLAUSES: Mapping[Lack, Callable[[Mission, Shortage], str]] = {
    Lack.NONE_YET: _none_yet,
    Lack.LANGUAGE: _language,
    Lack.CITY: _elsewhere,
    Lack.FOLLOWING: _following,
    Lack.NUMBER: _number,
}
