"""Why a typed day or hour was not taken, in the user's words."""

from datetime import date

import pytest

from scheduler_app.itemmodels import texts
from scheduler_app.itemmodels.columns import column_of
from scheduler_app.mission.errors import MissionError
from scheduler_app.wording.faults import fault_sentence
from tests import builders

APRIL = builders.a_mission(start=date(2015, 4, 10), end=date(2015, 4, 15))


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("arrival", "Fri 14 Apr 9:00", "In the arrival ‘Fri 14 Apr 9:00’, 14 April 2015 is a Tuesday, not a Friday."),
        ("arrival", "14:00", "The arrival ‘14:00’ has no day."),
        ("arrival", "12/04/2015", "The arrival ‘12/04/2015’ is read as Sun 12 Apr 2015, but the hour is missing."),
        ("arrival", "31 Apr 9:00", "In the arrival ‘31 Apr 9:00’, ‘31 Apr’ is no day of the calendar."),
        ("arrival", "13 Apr 9:00 or so", "In the arrival ‘13 Apr 9:00 or so’ the part ‘or so’ cannot be understood."),
        ("arrival", "Thu 9:00", "In the arrival ‘Thu 9:00’, ‘Thu’ is no day of the mission (Fri 10 Apr 2015 – Wed 15 Apr 2015); please write the date."),
        ("away", "Mon 14:00", "In the away ‘Mon 14:00’, ‘14:00’ has no end, such as 14:00–15:00."),
        ("away", "Mon 12:30-1:30", "The away ends before it begins: 12:30–01:30."),
    ],
)  # fmt: skip
def test_a_refusal_says_what_was_read_and_why(field, typed, said):
    with pytest.raises(MissionError) as caught:
        texts.read(APRIL, column_of("delegates", field), typed)
    caught.value.table = ""
    assert fault_sentence(caught.value) == said
