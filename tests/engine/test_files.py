"""Files by their content, and pictures made harmless."""

import io
import os
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from antiphon.engine.files.images import MAX_BYTES, SIDE, SMALL, kind_of, paint_anew
from antiphon.engine.files.shelf import YOUNG_SECONDS, Shelf
from antiphon.kernel.errors import Invalid, TooLarge
from tests.features.pictures.samples import POISON, SCRIPT, picture, with_place


@pytest.mark.parametrize(
    ("kind", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "1"), ("WEBP", "RGBA")]
)
def test_pictures_are_painted_anew(kind: str, mode: str) -> None:
    painted = paint_anew(picture(kind, (3_000, 1_500), mode))
    assert (painted.width, painted.height) == (SIDE, SIDE // 2)
    for body, most in ((painted.whole, SIDE), (painted.small, SMALL)):
        with Image.open(io.BytesIO(body)) as shown:
            assert (shown.format, shown.mode, max(shown.size)) == ("JPEG", "RGB", most)


def test_nothing_hidden_comes_along() -> None:
    raw = with_place() + b"PK\x03\x04" + SCRIPT  # also an archive behind the picture
    painted = paint_anew(raw)
    assert (painted.width, painted.height) == (48, 64), "upright, as it was taken"
    for body in (painted.whole, painted.small):
        assert SCRIPT not in body
        assert b"Exif" not in body
        assert b"at home" not in body
        with Image.open(io.BytesIO(body)) as shown:
            assert not shown.getexif()
            assert "comment" not in shown.info


@pytest.mark.parametrize("name", sorted(POISON))
def test_what_is_no_picture_is_refused(name: str) -> None:
    began = time.monotonic()
    with pytest.raises(Invalid):
        paint_anew(POISON[name])
    assert time.monotonic() - began < 5, "before it is decoded"


def test_too_many_bytes_are_not_even_looked_at() -> None:
    with pytest.raises(TooLarge):
        paint_anew(picture() + b"\0" * MAX_BYTES)
    assert kind_of(b"") is None


def test_a_file_is_kept_once_and_whole(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    found: list[str] = []
    puts = [threading.Thread(target=lambda: found.append(shelf.put(b"the same"))) for _ in range(8)]
    for put in puts:
        put.start()
    for put in puts:
        put.join()
    assert len(set(found)) == 1
    assert shelf.find(found[0]) == b"the same"
    assert [path.name for path in (tmp_path / "shelf").rglob("*") if path.is_file()] == [found[0]]
    assert shelf.find("0" * 64) is None
    for odd in ("../../etc/passwd", "a" * 63 + "/", ""):
        assert shelf.find(odd) is None


def test_young_files_stay_and_halves_of_a_crash_go(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    digest = shelf.put(b"body")
    half = tmp_path / digest[:2] / f"{digest}.x.part"
    half.write_bytes(b"bo")
    assert not shelf.remove(digest)
    assert list(shelf.list_old()) == []
    for path in (tmp_path / digest[:2] / digest, half):
        os.utime(path, (0, time.time() - YOUNG_SECONDS - 10))
    assert list(shelf.list_old()) == [digest]
    assert not half.exists()
    shelf.put(b"body")
    assert not shelf.remove(digest), "put again, so somebody needs it"
    os.utime(tmp_path / digest[:2] / digest, (0, 0))
    assert shelf.remove(digest)
    assert shelf.remove(digest)
    assert list(Shelf(tmp_path / "none").list_old()) == []
