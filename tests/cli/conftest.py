"""The commands as a user types them, on input that the tests made up."""

import pytest
from made_input import StillPerson, write_model, write_video

from formcoach.cli import judging
from formcoach.cli.main import main


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    """Keep data, logs and models of the tests away from those of the user."""
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.delenv("FORMCOACH_EXERCISES", raising=False)


@pytest.fixture
def run(capfd):
    """Return a function that runs a command: exit code, stdout, stderr."""

    def typed(*arguments):
        code = main([str(each) for each in arguments])
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return typed


@pytest.fixture
def model(tmp_path):
    """Return the path of a bundle that is only looked at from outside."""
    return write_model(tmp_path / "made.task")


@pytest.fixture
def video(tmp_path):
    """Return the path of a second of noise."""
    return write_video(tmp_path / "film.avi")


@pytest.fixture
def still_person(monkeypatch):
    """See somebody who never moves in every video."""
    monkeypatch.setattr(judging, "make_estimator", StillPerson)
