"""What people are called: by name, without one by post and firm, and never two alike."""

from __future__ import annotations

import pytest

from scheduler_app.wording.parts import full_name, people, person_name
from tests.builders import a_delegate, a_mission, an_interpreter, an_official, an_organisation

FIRMS = [an_organisation(), an_organisation("rival"), an_organisation("ministry")]


def _mission(*delegates, **tables):
    return a_mission(organisations=FIRMS, delegates=list(delegates), **tables)


def test_who_has_no_name_goes_by_post_and_firm():
    mission = _mission(a_delegate(title="Chief executive"))
    assert person_name(mission, "delegate") == "Chief executive (Firm)"
    assert full_name(mission, "delegate") == "Chief executive (Firm)"


def test_a_post_that_says_the_firm_does_not_say_it_twice():
    mission = _mission(a_delegate(title="Head of Firm"))
    assert person_name(mission, "delegate") == "Head of Firm"


def test_two_of_one_name_are_told_apart_by_their_firms():
    mission = _mission(
        a_delegate("a", name="Li Wei"), a_delegate("b", name="Li Wei", organisation_id="rival")
    )
    assert people(mission, ["a", "b"]) == "Li Wei (Firm) and Li Wei (Rival)"
    assert person_name(mission, "a") == "Li Wei (Firm)"  # also where the other is not spoken of


def test_two_of_one_name_and_firm_are_told_apart_by_their_posts():
    mission = _mission(
        a_delegate("a", name="Li Wei", title="Director"),
        a_delegate("b", name="Li Wei", title="Buyer"),
    )
    assert people(mission, ["a", "b"]) == "Li Wei (Director, Firm) and Li Wei (Buyer, Firm)"


@pytest.mark.parametrize("name", ["Li Wei", ""])
def test_what_nothing_else_tells_apart_the_id_does(name):
    mission = _mission(
        a_delegate("a", name=name, title="Director"), a_delegate("b", name=name, title="Director")
    )
    said = [person_name(mission, one) for one in ("a", "b")]
    assert len(set(said)) == 2
    assert [text[-3:] for text in said] == ["[a]", "[b]"]


def test_an_interpreter_and_an_official_of_one_name():
    mission = _mission(
        a_delegate(), officials=[an_official(name="Lin")], interpreters=[an_interpreter(name="Lin")]
    )
    assert person_name(mission, "official") == "Lin (Ministry)"
    assert person_name(mission, "interpreter") == "Lin (interpreter)"
