"""Translation: every sentence that a person reads goes through `tr` or `ntr`. Qt-free.

Catalogues are gettext files under resources/translations; without one the English text stands.
"""

from __future__ import annotations

import gettext
from pathlib import Path

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def install_language(language: str, folder: Path) -> None:
    """Speak this language from now on (an IETF tag such as `zh_CN`); English if there is none."""
    global _catalogue  # noqa: PLW0603 - one language for the whole program
    _catalogue = gettext.translation("attache", folder, languages=[language], fallback=True)


def tr(text: str) -> str:
    """The text in the user's language. Fill values in afterwards: `tr("{n} placed").format(n=3)`."""
    return _catalogue.gettext(text)


def ntr(one: str, many: str, n: int) -> str:
    """The form for n of a text that counts."""
    return _catalogue.ngettext(one, many, n)


def mark(text: str) -> str:
    """The text as it is: marks one in a table of texts for the catalogue; `tr` speaks it later."""
    return text
