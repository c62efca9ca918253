"""Film and watch, then count.

From the folder sample_videos, where the renderer's data are installed:

    python -m back_rates film --out FOLDER --model MODEL [--part 0 --parts 2]
        [--from-round 4 --rounds 6] [--outfits coloured loose]
    python -m back_rates count --out FOLDER

MODEL is a pose bundle (``formcoach model show`` tells where it is). What was seen of
each repetition is kept as a recording; a run that was stopped goes on where it was.
Counting replays the recordings and judges them by the definition as it is now.
"""

import argparse
import sys
import time
from pathlib import Path

from back_rates.rates import judged_folder, print_tables
from back_rates.repetitions import OUTFITS, planned

ROUNDS = 8


def main() -> None:
    """Do what was asked for."""
    options = _options()
    if options.what == "film":
        _film(options)
    else:
        print_tables(judged_folder(options.out))


def _film(options: argparse.Namespace) -> None:
    from back_rates.film import CAST  # noqa: PLC0415  # needs the renderer's data
    from back_rates.seen import keep_seen  # noqa: PLC0415  # loads MediaPipe

    options.out.mkdir(parents=True, exist_ok=True)
    began_s = time.monotonic()
    people = tuple(CAST)[options.part :: options.parts]
    rounds = range(options.from_round, options.from_round + options.rounds)
    every = list(planned(people, tuple(options.outfits), rounds))
    for count, repetition in enumerate(every, start=1):
        keep_seen(repetition, options.out, options.model)
        took_s = time.monotonic() - began_s
        told = f"{count}/{len(every)} {took_s:.0f} s {repetition.name}"
        print(told, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="back_rates",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=["film", "count"])
    parser.add_argument("--out", type=Path, required=True, help="of recordings")
    parser.add_argument("--model", type=Path, help="a .task bundle")
    parser.add_argument(
        "--part", type=int, default=0, help="which part of the people to film"
    )
    parser.add_argument("--parts", type=int, default=1, help="how many parts there are")
    parser.add_argument("--from-round", type=int, default=0, help="other chances")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--outfits", nargs="+", choices=OUTFITS, default=OUTFITS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
