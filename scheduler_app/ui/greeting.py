"""What is told of a file when it is shown: that it can only be read, or what became of an older one."""

from __future__ import annotations

from collections.abc import Callable

from scheduler_app.document import Document
from scheduler_app.i18n import tr
from scheduler_app.ui.widgets.notice import Notice
from scheduler_app.wording.files import older_file_sentence, read_only_sentence


def greet(document: Document, notice: Notice, save_copy: Callable[[], object]) -> None:
    """Tell it in the bar below the calendar; a file that cannot be written is a warning that stays."""
    if document.path is None:
        return
    older = older_file_sentence(document.older_format, document.path.name)
    if document.read_only_reason is not None:
        sentence = read_only_sentence(document.read_only_reason, document.path.name)
        text = f"{sentence} {older}".strip()
        notice.tell(text, [(tr("Save a copy…"), save_copy)], can_close=False, stays=True)
    elif older:
        notice.tell(older)
