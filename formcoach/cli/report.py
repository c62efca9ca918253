"""``formcoach report``: one session or a period, for the therapist and the patient."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formcoach.cli.output import refuse_unwritable, say
from formcoach.cli.patients import opened, patient_options
from formcoach.errors import UsageError

if TYPE_CHECKING:
    from formcoach.domain.records import History, SessionRecord

DEFAULT_DAYS = 28
FORMATS = ("html", "csv", "pdf", "fhir", "json")
_day = click.DateTime(formats=["%Y-%m-%d"])


@click.command
@patient_options
@click.option("--last", is_flag=True, help="Only the last session.")
@click.option("--session", "session_id", metavar="ID", help="Only this session.")
@click.option("--from", "first", type=_day, metavar="DAY", help="As 2026-11-01.")
@click.option("--to", "last_day", type=_day, metavar="DAY", help="Today if left out.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="html",
    show_default=True,
    help="A page, a table of repetitions, a PDF, FHIR R4, or everything as JSON.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where to; '-' for stdout. A name with the day if left out.",
)
@click.option(
    "--language",
    metavar="CODE",
    help="Of a page or a PDF: en, de, es. The patient's own if left out.",
)
def report(  # noqa: PLR0913  # its options
    *,
    patient: str,
    data: Path | None,
    last: bool,
    session_id: str | None,
    first: datetime | None,
    last_day: datetime | None,
    form: str,
    output: Path | None,
    language: str | None,
) -> None:
    """Write a report of the last four weeks, another period, or one session.

    It is one file that needs no network; nothing is sent anywhere.

    \b
    formcoach report                      the last four weeks as a page
    formcoach report --last -o today.html
    formcoach report --from 2026-10-01 --to 2026-10-31 --format csv
    formcoach report --language de
    """  # noqa: D301  # click reads the backspace: lines are not joined
    from formcoach.cli.report_files import Wish, write_report

    end = last_day.date() if last_day else date.today()  # noqa: DTZ011
    begin = first.date() if first else end - timedelta(days=DEFAULT_DAYS - 1)
    if begin > end:
        raise UsageError(
            f"The period ends on {end}, before it begins on {begin}.",
            hint="Give the earlier day to --from, the later one to --to.",
        )
    with opened(patient, data) as (profile, store):
        kept = store.history()
        path = output or Path(f"formcoach-{profile.id}-{end}.{_suffix(form)}")
        if str(path) != "-":
            refuse_unwritable(path)
        wish = Wish(
            profile=profile,
            history=kept,
            session=_session(kept, session_id, last=last),
            first=begin,
            last=end,
            form=form,
            data=data,
            language=language,
        )
        written = write_report(wish, path)
    say(written)


def _suffix(form: str) -> str:
    return f"{form}.json" if form == "fhir" else form


def _session(
    history: "History", session_id: str | None, *, last: bool
) -> "SessionRecord | None":
    if last and session_id:
        raise UsageError("--last and --session exclude each other.", hint="Use one.")
    if not history.sessions and (last or session_id):
        raise UsageError(
            "There is no session yet.", hint="A session is begun with: formcoach"
        )
    if last:
        return history.sessions[-1]
    if session_id is None:
        return None
    for each in history.sessions:
        if each.id == session_id:
            return each
    raise UsageError(
        f"There is no session {session_id!r}.",
        hint="To see them with their ids: formcoach history --json",
    )
