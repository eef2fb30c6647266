"""The objectives of a plan, in the order in which one is never paid for with another."""

from __future__ import annotations

from enum import StrEnum


class TierName(StrEnum):
    """The objectives in their lexicographic order (solver notes: tiers 1 to 6).

    `solver.check.score` says what each of them measures.
    """

    PLACED = "placed"
    AGREED = "agreed"
    CHANGES = "changes"
    SHIFT = "shift"
    RELOCATED = "relocated"
    RULES = "rules"
    WISHES = "wishes"
    BREAKS = "breaks"
    GAPS = "gaps"
    MOVES = "moves"
    EVENNESS = "evenness"


class Sense(StrEnum):
    """Whether more or less of a tier is better."""

    MAXIMISE = "maximise"
    MINIMISE = "minimise"


SENSES = {
    TierName.PLACED: Sense.MAXIMISE,
    TierName.AGREED: Sense.MINIMISE,
    TierName.CHANGES: Sense.MINIMISE,
    TierName.SHIFT: Sense.MINIMISE,
    TierName.RELOCATED: Sense.MINIMISE,
    TierName.RULES: Sense.MINIMISE,
    TierName.WISHES: Sense.MAXIMISE,
    TierName.BREAKS: Sense.MINIMISE,
    TierName.GAPS: Sense.MINIMISE,
    TierName.MOVES: Sense.MINIMISE,
    TierName.EVENNESS: Sense.MINIMISE,
}

MISSION_TIERS = (
    TierName.PLACED,
    TierName.RULES,
    TierName.WISHES,
    TierName.GAPS,
    TierName.MOVES,
    TierName.EVENNESS,
)
"""What a mission asks for. Idle minutes count there, not how many pieces they come in."""

CHANGE_TIERS = (TierName.AGREED, TierName.CHANGES, TierName.SHIFT, TierName.RELOCATED)
"""What a repair changes of the plan that stood; none of them can be less than 0."""

REPAIR_TIERS = (TierName.PLACED, *CHANGE_TIERS)
"""What a repair is judged by: as much stays placed as can, then the fewest changes."""

MATCHMAKING_TIERS = (TierName.PLACED, TierName.BREAKS)
"""What the published matchmaking problem asks for (Bofill et al., JAIR 74, 2022)."""
