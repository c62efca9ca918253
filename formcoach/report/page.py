"""A report as one HTML page: no scripts, nothing from elsewhere, all names escaped."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from formcoach.report.document import Document, Facts, Figure, Paragraph, Points, Table

KINDS = {
    Paragraph: "paragraph",
    Points: "points",
    Facts: "facts",
    Figure: "figure",
    Table: "table",
}


def to_html(document: Document) -> str:
    """Return the page; everything in it is escaped but the drawings, which are ours."""
    style = _text("report.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template("report.html")
        .render(document=document, style=style, style_sha256=digest)
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_text),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = lambda block: KINDS[type(block)]
    return environment


def _text(name: str) -> str:
    place = files("formcoach.report") / "templates" / name
    return place.read_text(encoding="utf-8")
