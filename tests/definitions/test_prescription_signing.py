"""Who wrote a prescription: any change is refused, and whoever is not trusted."""

import stat
import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from made_prescriptions import TEXT

from formcoach.definitions.key_files import (
    PRIVATE_NAME,
    PUBLIC_NAME,
    is_locked,
    make_key_pair,
    read_private_key,
    read_public_key,
    trust,
    trusted_keys,
)
from formcoach.definitions.signing import (
    PublicKey,
    is_unsigned,
    public_half,
    public_key_from,
    signed,
    signer,
    split,
    unsigned,
)
from formcoach.errors import OutputError, PrescriptionError

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = public_half(PRIVATE, "M. Weber")
FOREIGN = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
SIGNED = signed(TEXT.encode(), PRIVATE)
ASK = "Ask your therapist to send the file again, and do not change it."


def whose(data, trusted=(PUBLIC,)):
    """Return who signed."""
    return signer(data, trusted, file_name="p.yaml")


def refusal_of(data, trusted=(PUBLIC,)):
    """Return the sentence and the advice of a refusal."""
    with pytest.raises(PrescriptionError) as refused:
        whose(data, trusted)
    return refused.value.message, refused.value.hint


def test_a_signed_file_is_known_to_be_the_therapists():
    """And its text is the one that was signed, with the signature a comment."""
    assert whose(SIGNED) == PUBLIC
    assert SIGNED.startswith(TEXT.encode())
    assert split(SIGNED)[0] == TEXT.encode()


def test_any_changed_byte_is_refused():
    """Every byte of the file, the signature's too, to another value."""
    for place in range(len(SIGNED)):
        spoilt = bytearray(SIGNED)
        spoilt[place] ^= 1
        with pytest.raises(PrescriptionError):
            whose(bytes(spoilt))


@settings(deadline=None, max_examples=300)
@given(
    st.integers(0, len(SIGNED)),
    st.integers(0, 3),
    st.binary(max_size=3),
)
def test_any_insertion_deletion_or_exchange_is_refused(place, cut, piece):
    """What is not byte for byte the same is not what was signed."""
    spoilt = SIGNED[:place] + piece + SIGNED[place + cut :]

    if spoilt == SIGNED:
        return
    with pytest.raises(PrescriptionError):
        whose(spoilt)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            lambda data: data.replace(b"reps: 6", b"reps: 9"),
            "p.yaml: was changed after M. Weber signed it.",
        ),
        (
            lambda data: data + b"note: more\n",
            "p.yaml: its signature is damaged, or something was added after it.",
        ),
        (
            lambda data: data.replace(b"\n", b"\r\n"),
            "p.yaml: its signature is damaged, or something was added after it.",
        ),
    ],
    ids=["changed", "appended", "line ends"],
)
def test_what_is_wrong_is_told(spoil, told):
    """The patient can say it to the therapist."""
    assert refusal_of(spoil(SIGNED)) == (told, ASK)


def test_a_file_without_a_signature_is_nobodys():
    """Stripping the signature leaves a file for the trial mode at most."""
    assert refusal_of(unsigned(SIGNED)) == (
        "p.yaml: nobody has signed it.",
        (
            "Ask your therapist to sign it (formcoach plan sign FILE); "
            "to try it all the same: --trial"
        ),
    )
    assert is_unsigned(unsigned(SIGNED))
    assert not is_unsigned(SIGNED[:-3])


def test_a_key_that_is_not_trusted_is_refused():
    """Somebody else's signature is no therapist's."""
    foreign = signed(TEXT.encode(), FOREIGN)
    key_id = public_half(FOREIGN, "x").id

    assert refusal_of(foreign) == (
        f"p.yaml: signed with a key that this computer does not trust ({key_id}).",
        "If it is your therapist's: formcoach plan trust KEYFILE",
    )


def test_a_signature_moved_to_another_key_is_refused():
    """Naming a trusted key is not having it."""
    theirs, ours = public_half(FOREIGN, "x").id.encode(), PUBLIC.id.encode()
    forged = signed(TEXT.encode(), FOREIGN).replace(theirs, ours)

    assert refusal_of(forged)[0] == "p.yaml: was changed after M. Weber signed it."


def test_signing_again_replaces_the_signature():
    """A therapist who changes a file signs it anew, and there is one signature."""
    again = signed(SIGNED.replace(b"reps: 6", b"reps: 7"), PRIVATE)

    assert whose(again) == PUBLIC
    assert again.count(b"# formcoach signature") == 1
    assert signed(SIGNED, PRIVATE) == SIGNED


def test_a_file_without_a_last_line_end_gets_one():
    """Some editors leave it out; the signature needs a line of its own."""
    assert whose(signed(b"id: a", PRIVATE)) == PUBLIC


def test_the_key_that_is_handed_over_is_one_line():
    """It fits a message, and its fingerprint can be read out."""
    assert public_key_from(PUBLIC.line) == PUBLIC
    assert PUBLIC.spoken.replace(" ", "") == PUBLIC.id
    assert len(PUBLIC.spoken.split()) == 8


@pytest.mark.parametrize(
    "line",
    ["", "formcoach-key ed25519 12 M. Weber", f"{PUBLIC.line}{PUBLIC.line}"],
)
def test_what_is_no_key_is_refused(line):
    """A patient may pick the wrong file."""
    with pytest.raises(PrescriptionError, match="This is no therapist's key"):
        public_key_from(line)


def test_a_pair_of_keys_signs_and_only_its_owner_may_read_it(tmp_path):
    """Private means private."""
    public = make_key_pair(tmp_path / "keys", "M.  Weber", "")

    private = read_private_key(tmp_path / "keys" / PRIVATE_NAME, "")

    assert public.name == "M. Weber"
    assert read_public_key(tmp_path / "keys" / PUBLIC_NAME) == public
    assert whose(signed(b"id: a\n", private), [public]) == public
    if sys.platform != "win32":
        mode = (tmp_path / "keys" / PRIVATE_NAME).stat().st_mode
        assert stat.S_IMODE(mode) == 0o600


def test_a_pair_is_never_overwritten(tmp_path):
    """Whoever loses the key has to hand over a new one to every patient."""
    make_key_pair(tmp_path, "M. Weber", "")

    with pytest.raises(PrescriptionError, match="there is a key already"):
        make_key_pair(tmp_path, "M. Weber", "")


def test_a_passphrase_is_needed_and_must_fit(tmp_path):
    """A stolen laptop signs nothing."""
    make_key_pair(tmp_path, "M. Weber", "correct horse")
    path = tmp_path / PRIVATE_NAME

    assert is_locked(path)
    assert read_private_key(path, "correct horse")
    with pytest.raises(PrescriptionError) as refused:
        read_private_key(path, "wrong")
    assert refused.value.message == f"{path}: the passphrase does not open it."
    with pytest.raises(PrescriptionError) as refused:
        read_private_key(path, "")
    assert refused.value.message == f"{path}: needs its passphrase."


@pytest.mark.parametrize("content", [b"", b"id: a\n", b"-----BEGIN PRIVATE KEY-----\n"])
def test_a_file_that_is_no_private_key_is_refused(tmp_path, content):
    """The wrong file is no crash."""
    path = tmp_path / "x.key"
    path.write_bytes(content)

    with pytest.raises(PrescriptionError) as refused:
        read_private_key(path, "")
    assert refused.value.message == f"{path}: is no key that formcoach made."


def test_a_trusted_key_stays_trusted_and_a_damaged_one_is_none(tmp_path):
    """What cannot be read is not trusted, and hides no other."""
    trust(tmp_path, PUBLIC)
    (tmp_path / "trusted" / "broken.pub").write_text("x")
    other = PublicKey(raw=b"\x01" * 32, name="renamed")
    (tmp_path / "trusted" / "another_name.pub").write_text(other.line)

    assert trusted_keys(tmp_path) == (PUBLIC,)


def test_without_a_folder_nobody_is_trusted(tmp_path):
    """The first run is no special case."""
    assert trusted_keys(tmp_path / "none") == ()


def test_another_kind_of_key_is_refused(tmp_path):
    """One for agreeing on secrets signs nothing."""
    path = tmp_path / "other.key"
    pem = X25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )
    path.write_bytes(pem)

    with pytest.raises(PrescriptionError) as refused:
        read_private_key(path, "")
    assert refused.value.message == f"{path}: is no key that formcoach made."


def test_a_key_that_is_not_there_or_no_text_is_told(tmp_path):
    """The patient may name a picture."""
    with pytest.raises(PrescriptionError) as absent:
        read_public_key(tmp_path / "none.pub")
    (tmp_path / "picture.pub").write_bytes(b"\x89PNG\xff")
    with pytest.raises(PrescriptionError) as picture:
        read_public_key(tmp_path / "picture.pub")

    assert absent.value.message.endswith("none.pub: there is no such key.")
    assert picture.value.message.endswith("picture.pub: is no therapist's key.")


def test_keys_that_cannot_be_written_are_told(tmp_path):
    """A file in the place of the folder."""
    (tmp_path / "taken").write_text("")

    with pytest.raises(OutputError, match="the key cannot be written"):
        make_key_pair(tmp_path / "taken", "M. Weber", "")
    with pytest.raises(OutputError, match="the key cannot be written"):
        trust(tmp_path / "taken", PUBLIC)
