"""``formcoach history``: what was done, a line for each session."""
# ruff: noqa: PLC0415 (imports inside functions: --help must not wait for pydantic)

from datetime import date, timedelta
from pathlib import Path

import click

from formcoach.cli.options import as_json
from formcoach.cli.output import say, tell
from formcoach.cli.patients import opened, patient_options


@click.command
@patient_options
@click.option(
    "--days",
    type=click.IntRange(min=1, max=36_500),
    default=28,
    show_default=True,
    help="How many days back, today included.",
)
@as_json
def history(*, patient: str, data: Path | None, days: int, as_json: bool) -> None:
    """Show what was done: sessions, sets, pain before and after.

    Example: formcoach history --days 7
    """
    from formcoach.cli.history_texts import in_words
    from formcoach.report.history_json import to_json_text
    from formcoach.report.period import within

    today = date.today()  # noqa: DTZ011  # the patient's own day
    with opened(patient, data) as (profile, store):
        kept = within(store.history(), today - timedelta(days=days - 1), today)
    if as_json:
        say(to_json_text(kept, name=profile.name, indent=None))
        return
    if not kept.sessions:
        tell(f"{profile.name} did no session in the last {days} days.")
    for line in in_words(kept):
        say(line)
