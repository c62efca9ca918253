"""A report as a PDF, set by Typst (the extra ``pdf``), which needs nothing else."""

import json
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from formcoach.errors import OutputError
from formcoach.report.document import Block, Document, Paragraph, Section
from formcoach.report.page import KINDS

TEMPLATE = "report.typ"


def to_pdf(document: Document) -> bytes:
    """Return the PDF.

    What is said goes in as data, so no name can become a command of the typesetter.

    Raises
    ------
    OutputError
        If Typst is not installed.

    """
    try:
        import typst  # noqa: PLC0415  # an extra
    except ImportError as error:
        raise OutputError(
            "A report as a PDF needs Typst, which is not installed.",
            hint="Install it: pip install 'formcoach[pdf]'. Or take the page "
            "(--format html) and print it.",
        ) from error
    template = (files("formcoach.report") / "templates" / TEMPLATE).read_bytes()
    told = json.dumps(_plain(document))
    pdf: bytes = typst.compile(template, format="pdf", sys_inputs={"report": told})
    return pdf


def _plain(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "foot": document.foot,
        "language": document.language,
        "notes": [_block(each) for each in document.notes],
        "sections": [_section(each) for each in document.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "blocks": [_block(each) for each in section.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    plain = asdict(block)
    if isinstance(block, Paragraph):
        plain["kind_"] = block.kind
    return plain | {"kind": KINDS[type(block)]}
