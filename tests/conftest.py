"""What all tests share: the corpus folder and how Hypothesis runs.

Markers (in pyproject.toml; all of them are left out unless `scripts/test --all` asks for them):
browser  opens a web page in chromium
corpus   needs the folder of real contracts beside the checkout (../shared/corpus)
office   starts LibreOffice
slow     takes more than some seconds

Sockets are blocked for every test (pytest-socket, in pyproject.toml): clausekit never needs the network.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPO = Path(__file__).parent.parent
CORPUS = REPO.parent / "shared" / "corpus"

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "dev")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background of a shell, the tests have Ctrl-C ignored, and what they start inherits that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def repo() -> Path:
    """The checkout."""
    return REPO


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real contracts. A test that asks for it is marked `corpus`; without the folder it fails."""
    assert CORPUS.is_dir(), f"{CORPUS} is not there; leave these tests out with -m 'not corpus'"
    return CORPUS
