"""Whether an utterance is the word "stop": PocketSphinx, whole and offline.

The package brings its model of American English sounds along (BSD). Its search for a
key phrase takes every second syllable for "stop"; so an utterance is recognised as a
whole instead, among short words that people say, and must be "stop" and nothing else.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from formcoach.errors import MicrophoneError
from formcoach.hearing.microphone import NO_PACKAGE
from formcoach.hearing.utterances import Samples
from formcoach.language import tr

WAYS = ("S T AA P", "S T AO P", "S T AH P", "S T OW P", "SH T AO P")
"""American, British and Spanish, and the German "Stopp", in the signs of CMUdict."""
OTHER_WORDS = """
a again ah all also always and ape arm arms baby back ball begin better big box bye
call camp cap cat cheap chip chop come coming cop cough crop cup dad dark deep dog
done door dot down drop easy eight fall fine five foot four fox gap go going good
got group hand hard he head hello help here hey hi hip hm hold hoop hop hope hot how
hurts is it job jump keep knee lamp lap left leg less little long loop lot lump map
maybe me mop more much mum my neck never next nine no nope not now odd of off oh
okay on one pain park pause phone please pop pot pump ready rest right rob rope said
same say scoop see set seven she sheep ship shirt shop short shot show shut sit six
sleep slow slowly snap so soap some song soon sorry soup spa spark spot stab staff
stairs stand star start stay step stomp stopped strap stub stuff sure talk tap tape
ten thank thanks that the then there they this three tip top two type uh um up very
walk water we well what when where who why worse yeah yep yes you your
"""
"""What an utterance may be instead; what is not among them is likened to one."""
OWN_WAYS = ("S T EH P AH P",)
"""A name that the voice says: step-up, as one word."""
STOP_LOG10, OTHER_LOG10, END_LOG10 = -1.5, -3.3, -1.0
"""How likely each word is before anything was heard; chosen, with the words, on
synthetic voices: see tests/hearing/measure_stop.py and docs/evidence.md."""
_STOP, _OTHER = "stop", "other"


def check_recogniser() -> None:
    """Find out whether PocketSphinx is installed.

    Raises
    ------
    MicrophoneError
        If it is not.

    """
    try:
        import pocketsphinx  # noqa: F401, PLC0415
    except ImportError:
        raise MicrophoneError(
            tr('What hears "stop" is not installed.'), hint=NO_PACKAGE
        ) from None


class StopWord:
    """Knows the word, and other words well enough to tell them apart.

    Parameters
    ----------
    other_log10
        How likely each other word is; measuring varies it.

    """

    def __init__(self, other_log10: float = OTHER_LOG10) -> None:
        check_recogniser()
        import pocketsphinx  # noqa: PLC0415

        pronounced = list(_pronounced(pocketsphinx.get_model_path()))
        names = [name for name, _ in pronounced]
        with tempfile.TemporaryDirectory(prefix="formcoach-") as folder:
            words, likely = Path(folder) / "words.dict", Path(folder) / "likely.arpa"
            _write(words, [f"{name} {sounds}" for name, sounds in pronounced])
            _write(likely, _likelihoods(names, other_log10))
            self._decoder: Any = pocketsphinx.Decoder(
                hmm=pocketsphinx.get_model_path("en-us/en-us"),
                dict=str(words),
                lm=str(likely),
                lw=1.0,  # the likelihoods are meant as they are written
                wip=0.1,
                loglevel="FATAL",
            )

    def is_stop(self, utterance: Samples) -> bool:
        """Return whether it is the word, once or several times, and nothing else."""
        self._decoder.start_utt()
        try:
            self._decoder.process_raw(utterance.tobytes(), False, True)
        finally:
            self._decoder.end_utt()
        found = self._decoder.hyp()
        words = found.hypstr.split() if found else []
        return bool(words) and all(word.startswith(_STOP) for word in words)


def _pronounced(models: str) -> Iterator[tuple[str, str]]:
    """Yield a name and the sounds of every way to say every word."""
    for number, sounds in enumerate(WAYS):
        yield f"{_STOP}{number}", sounds
    for number, sounds in enumerate(OWN_WAYS):
        yield f"{_OTHER}0{number}", sounds
    dictionary = Path(models) / "en-us" / "cmudict-en-us.dict"
    wanted = frozenset(OTHER_WORDS.split())
    with dictionary.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            word, _, sounds = line.strip().partition(" ")
            if word.partition("(")[0] in wanted:
                yield f"{_OTHER}{number}", sounds


def _likelihoods(names: list[str], other_log10: float) -> list[str]:
    """Return a language model of single words (ARPA format)."""
    log10 = {_STOP: STOP_LOG10, _OTHER: other_log10}
    words = [f"{log10[name.rstrip('0123456789')]:.2f} {name}" for name in names]
    ends = ["-99 <s> 0", f"{END_LOG10} </s>"]
    head = ["\\data\\", f"ngram 1={len(words) + len(ends)}", "", "\\1-grams:"]
    return [*head, *ends, *words, "", "\\end\\"]


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
