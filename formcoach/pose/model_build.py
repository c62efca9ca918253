"""Build a pose landmarker bundle from bare network weights.

MediaPipe Tasks wants two networks in a stored zip, each with metadata that says how a
picture becomes numbers. The weights that package clients bring have none. The ranges
are those of MediaPipe's own graphs (``pose_detection_cpu.pbtxt``: -1 to 1;
``pose_landmark_by_roi_cpu.pbtxt``: 0 to 1).
"""

import importlib.util
import io
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from formcoach.errors import PoseModelError
from formcoach.pose.model_catalogue import DETECTOR_MEMBER, LANDMARKS_MEMBER

METADATA_NAME = "TFLITE_METADATA"
ALIGNMENT_BYTES = 4
"""MediaPipe uses the networks in place; flatbuffers must start at a multiple of 4."""
_ZIP_HEADER_BYTES = 30
_PADDING_FIELD = b"\xff\xff"  # an extra field that no reader knows and all skip


class _Normalisation(NamedTuple):
    """How a byte becomes the network's number: ``(byte - mean) / std``."""

    mean: float
    std: float


_DETECTOR = _Normalisation(mean=127.5, std=127.5)
_LANDMARKS = _Normalisation(mean=0.0, std=255.0)


class _Schemas(NamedTuple):
    """The generated flatbuffers modules for networks and for their metadata."""

    model: ModuleType
    metadata: ModuleType


def build_bundle(detector: bytes, landmarks: bytes) -> bytes:
    """Return the bundle of two networks.

    The same weights and the same version of flatbuffers give the same bytes.

    Raises
    ------
    PoseModelError
        If MediaPipe's wheel lacks the descriptions of the formats.

    """
    schemas = _load_schemas()
    return _zip_stored(
        {
            DETECTOR_MEMBER: _with_metadata(
                schemas, detector, "pose_detector", _DETECTOR
            ),
            LANDMARKS_MEMBER: _with_metadata(
                schemas, landmarks, "pose_landmarks_detector", _LANDMARKS
            ),
        }
    )


def _load_schemas() -> _Schemas:
    # By path: importing the package around them takes more than two seconds, and its
    # metadata package fails to import (mediapipe 1.2.2).
    found = importlib.util.find_spec("mediapipe")
    places = (found.submodule_search_locations if found else None) or []
    folders = [Path(place) / "tasks" / "metadata" for place in places]
    try:
        return _Schemas(
            _load(folders, "schema_py_generated"),
            _load(folders, "metadata_schema_py_generated"),
        )
    except (ImportError, OSError, SyntaxError) as error:
        raise PoseModelError(
            f"the installed mediapipe cannot build a pose model: {error}",
            hint="Install mediapipe 1.2, or give a bundle of your own: --model PATH",
        ) from error


def _load(folders: list[Path], name: str) -> ModuleType:
    for folder in folders:
        spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
        if spec and spec.loader and (folder / f"{name}.py").is_file():
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise ImportError(f"it has no file tasks/metadata/{name}.py")


def _with_metadata(
    schemas: _Schemas, network: bytes, name: str, normalisation: _Normalisation
) -> bytes:
    import flatbuffers  # type: ignore[import-untyped]  # noqa: PLC0415 - only for builds

    schema: Any = schemas.model
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAsModel(network, 0))
    if any(entry.name == METADATA_NAME.encode() for entry in model.metadata or []):
        return network
    subgraph = model.subgraphs[0]
    outputs = [subgraph.tensors[index].name.decode() for index in subgraph.outputs]
    content = schema.BufferT()
    content.data = list(_image_metadata(schemas, name, normalisation, outputs))
    model.buffers.append(content)
    entry = schema.MetadataT()
    entry.name = METADATA_NAME
    entry.buffer = len(model.buffers) - 1
    model.metadata = [*(model.metadata or []), entry]
    builder = flatbuffers.Builder(len(network))
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def _image_metadata(
    schemas: _Schemas, name: str, normalisation: _Normalisation, outputs: list[str]
) -> bytes:
    import flatbuffers  # noqa: PLC0415 - only for builds

    schema: Any = schemas.metadata
    subgraph = schema.SubGraphMetadataT()
    subgraph.inputTensorMetadata = [_image_tensor(schema, normalisation)]
    subgraph.outputTensorMetadata = []
    for output in outputs:
        tensor = schema.TensorMetadataT()
        tensor.name = output
        subgraph.outputTensorMetadata.append(tensor)
    model = schema.ModelMetadataT()
    model.name = name
    model.subgraphMetadata = [subgraph]
    model.minParserVersion = "1.0.0"
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), b"M001")
    return bytes(builder.Output())


def _image_tensor(schema: Any, normalisation: _Normalisation) -> Any:
    options = schema.NormalizationOptionsT()
    options.mean = [normalisation.mean]
    options.std = [normalisation.std]
    unit = schema.ProcessUnitT()
    unit.optionsType = schema.ProcessUnitOptions.NormalizationOptions
    unit.options = options
    properties = schema.ImagePropertiesT()
    properties.colorSpace = schema.ColorSpaceType.RGB
    tensor = schema.TensorMetadataT()
    tensor.name = "image"
    tensor.content = schema.ContentT()
    tensor.content.contentPropertiesType = schema.ContentProperties.ImageProperties
    tensor.content.contentProperties = properties
    tensor.processUnits = [unit]
    return tensor


def _zip_stored(members: dict[str, bytes]) -> bytes:
    """Return a zip with fixed dates whose members are stored and aligned."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name)  # dated 1980, so that builds are repeatable
            member.create_system = 3
            member.external_attr = 0o644 << 16
            member.extra = _padding(file.tell() + _ZIP_HEADER_BYTES + len(name))
            archive.writestr(member, data)
    return file.getvalue()


def _padding(offset: int) -> bytes:
    missing = -offset % ALIGNMENT_BYTES
    if not missing:
        return b""
    return _PADDING_FIELD + missing.to_bytes(2, "little") + bytes(missing)
