"""Files are written whole or not at all, and what is no file is not replaced by one."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from clausekit.errors import OutputError
from clausekit.safefile import write_beside


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=write_beside, args=(pipe, b"words"))
    writer.start()
    assert pipe.read_bytes() == b"words"
    writer.join()
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.symlink_to("/dev/full")
    with pytest.raises(OutputError, match="full: cannot be written: no space left on device"):
        write_beside(full, b"words")
    assert full.is_symlink()


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_beside(tmp_path, b"words")
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_stays_where_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.txt"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="no space left"):
        write_beside(path, b"new")
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [("old.txt", "old")]
