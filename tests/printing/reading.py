"""Reading PDFs back: their text by page, without the line breaks that a reader adds."""

from pathlib import Path

from pypdf import PdfReader


def text_of_pages(path: Path) -> list[str]:
    """The text of each page, all white space taken out: names may be set in two lines."""
    return ["".join(page.extract_text().split()) for page in PdfReader(path).pages]


def packed(text: str) -> str:
    """A text as `text_of_pages` would show it."""
    return "".join(text.split())
