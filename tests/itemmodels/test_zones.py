from zoneinfo import available_timezones

import pytest

from scheduler_app.itemmodels.zones import zone_meant, zone_names, zone_of_city


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
