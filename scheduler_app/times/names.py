"""The words of days and hours: weekdays, months, halves of the day, and which of them mean what."""

from __future__ import annotations

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAY_MINUTES = 24 * 60

_LONG_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONG_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip

WEEKDAY_OF: dict[str, int] = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    **{name: number for number, name in enumerate(_LONG_DAYS)},
    "tues": 1, "weds": 2, "thur": 3, "thurs": 3,
    **{f"{week}{name}": n for week in ("周", "週", "星期", "礼拜", "禮拜") for n, name in enumerate("一二三四五六日")},
    **{f"{week}天": 6 for week in ("周", "週", "星期", "礼拜", "禮拜")},
}  # fmt: skip
PLURAL_OF: dict[str, int] = {f"{name}s": number for number, name in enumerate(_LONG_DAYS)}
MONTH_OF: dict[str, int] = {
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    **{name: number for number, name in enumerate(_LONG_MONTHS, start=1)},
    "sept": 9,
}


def any_of(words: dict[str, int]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))
