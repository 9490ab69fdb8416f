"""A folder of files named by the digest of what is in them. Written aside, flushed, renamed: a file is there whole or not at all."""

import os
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final
from uuid import uuid4

_ASIDE: Final = ".part"
YOUNG_SECONDS: Final = 3_600  # a file this young may be of a request that has not been committed yet


class Shelf:
    """Files in 256 folders below one. Several processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, body: bytes) -> str:
        """Keep bytes; their digest. Putting the same again keeps them once, and makes them young again."""
        digest = sha256(body).hexdigest()
        place = self._place(digest)
        if place.exists():
            os.utime(place)
            return digest
        place.parent.mkdir(parents=True, exist_ok=True)
        aside = place.with_name(f"{digest}.{uuid4().hex}{_ASIDE}")
        try:
            with aside.open("wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(place)
        finally:
            aside.unlink(missing_ok=True)
        _flush_folder(place.parent)
        return digest

    def find(self, digest: str) -> bytes | None:
        """The bytes; None when there are none of that digest."""
        try:
            return self._place(digest).read_bytes()
        except FileNotFoundError:
            return None

    def remove(self, digest: str) -> bool:
        """Delete a file that nobody needs any more, unless it is young; whether it is gone."""
        place = self._place(digest)
        try:
            if time.time() - place.stat().st_mtime < YOUNG_SECONDS:
                return False
        except FileNotFoundError:
            return True
        place.unlink(missing_ok=True)
        return True

    def list_old(self) -> Iterator[str]:
        """Digests of all files that are not young. What was left half written by a crash is deleted on the way."""
        if not self._folder.is_dir():
            return
        before = time.time() - YOUNG_SECONDS
        for folder in sorted(self._folder.iterdir()):
            for file in sorted(folder.iterdir()):
                if file.stat().st_mtime >= before:
                    continue
                if file.name.endswith(_ASIDE):
                    file.unlink(missing_ok=True)
                else:
                    yield file.name

    def _place(self, digest: str) -> Path:
        if len(digest) != 64 or not digest.isalnum():
            raise FileNotFoundError(digest)
        return self._folder / digest[:2] / digest


def _flush_folder(folder: Path) -> None:
    """A new name lasts through a power cut only when its folder was flushed too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
