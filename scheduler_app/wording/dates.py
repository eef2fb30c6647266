"""Names of weekdays and months, in the user's language; a weekday is always derived from its date."""

from __future__ import annotations

from datetime import date

from scheduler_app.i18n import tr


def weekday_name(day: date) -> str:
    """Monday to Sunday."""
    names = (
        tr("Monday"),
        tr("Tuesday"),
        tr("Wednesday"),
        tr("Thursday"),
        tr("Friday"),
        tr("Saturday"),
        tr("Sunday"),
    )
    return names[day.weekday()]


def short_weekday_name(day: date) -> str:
    """Mon to Sun."""
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    return names[day.weekday()]


def month_name(day: date) -> str:
    """January to December."""
    names = (
        tr("January"),
        tr("February"),
        tr("March"),
        tr("April"),
        tr("May"),
        tr("June"),
        tr("July"),
        tr("August"),
        tr("September"),
        tr("October"),
        tr("November"),
        tr("December"),
    )
    return names[day.month - 1]


def short_month_name(day: date) -> str:
    """Jan to Dec."""
    early = (tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun"))
    late = (tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"))
    return (early + late)[day.month - 1]
