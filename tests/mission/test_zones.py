from zoneinfo import available_timezones

import pytest

from scheduler_app.mission.defects import DefectCode, defects_of
from scheduler_app.mission.whole import mission_from_plain, mission_to_plain
from scheduler_app.mission.zones import proposed_zone, zone_meant, zone_names, zone_of_city
from tests.builders import a_city, a_mission


@pytest.mark.parametrize(
    ("city", "zone"),
    [
        ("Warsaw", "Europe/Warsaw"), ("kraków", "Europe/Warsaw"), ("Beijing", "Asia/Shanghai"),
        ("Guangzhou", "Asia/Shanghai"), ("New York", "America/New_York"), ("Łódź", "Europe/Warsaw"),
        ("São Paulo", "America/Sao_Paulo"), ("Nowhere at all", None), ("", None),
    ],
)  # fmt: skip
def test_the_zone_of_a_city(city, zone):
    assert zone_of_city(city) == zone


def test_every_proposed_zone_exists():
    assert set(zone_names()) <= available_timezones()


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("warsaw", "Europe/Warsaw"), ("asia/shanghai", "Asia/Shanghai"), ("new york", "America/New_York"),
        ("europe", None), ("nonsense", None), ("utc", "UTC"),
    ],
)  # fmt: skip
def test_the_zone_that_was_meant(typed, zone):
    assert zone_meant(typed) == zone


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        (("Beijing",), "Asia/Shanghai"),
        (("Luang Prabang", "Laos"), "Asia/Vientiane"),
        (("Da Lat", "Viet Nam"), "Asia/Ho_Chi_Minh"),
        (("London", "Canada"), None),
        (("Perth Amboy", "Australia", -31.95, 115.86), "Australia/Perth"),
        (("Alpha",), None),
        (("Alpha", "", 31.2, 121.5), "Asia/Shanghai"),
    ],
)
def test_a_zone_is_proposed_by_name_country_and_place(place, zone):
    assert proposed_zone(*place) == zone


def test_a_city_that_comes_without_a_zone_gets_the_one_proposed_or_is_doubted():
    plain = mission_to_plain(a_mission(cities=[a_city(name="Beijing"), a_city("other")]))
    for row in plain["cities"]:
        del row["timezone"]
    mission, faults = mission_from_plain(plain)
    assert faults == ()
    assert mission is not None
    assert [one.timezone for one in mission.cities.values()] == ["Asia/Shanghai", "UTC"]
    doubted = [
        one.record for one in defects_of(mission) if one.code is DefectCode.CITY_WITHOUT_ZONE
    ]
    assert doubted == ["other"]
