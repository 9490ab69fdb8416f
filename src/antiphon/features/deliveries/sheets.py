"""Sheets for the warehouse: what is to be packed, out; tracking numbers, in.

The sheet that went out can come back with two columns filled.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from antiphon.features.deliveries.addresses import Address
from antiphon.kernel.errors import Invalid

HEAD: Final = (
    "delivery", "goods", "pieces", "name", "phone", "country", "region", "city", "district", "address", "postcode", "carrier", "tracking",
)  # fmt: skip
_ALSO: Final = {"发货单号": "delivery", "快递公司": "carrier", "快递单号": "tracking", "运单号": "tracking", "tracking number": "tracking"}
_UNSAFE: Final = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula
_NOTHING: Final[list[str]] = []
MOST_LINES: Final = 5_000
MOST_LETTERS: Final = 100


class Packed(NamedTuple):
    """One delivery on its way to the warehouse."""

    delivery_id: str
    goods: str
    pieces: int
    address: Address | None
    carrier: str
    tracking: str


class Tracked(NamedTuple):
    """One line of a sheet that came back."""

    line: int
    delivery_id: str
    carrier: str
    tracking: str


def write_sheet(deliveries: Iterable[Packed]) -> Iterator[bytes]:
    """CSV, UTF-8 with the mark that spreadsheets look for; some lines at a time."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(HEAD)
    yield b"\xef\xbb\xbf"
    for number, one in enumerate(deliveries, 1):
        to = one.address or Address("", "", "", "", ())
        where = (to.name, to.phone, to.country, to.region, to.city, to.district, " / ".join(to.lines), to.postcode)
        writer.writerow([_plain(word) for word in (one.delivery_id, one.goods, str(one.pieces), *where, one.carrier, one.tracking)])
        if number % 200 == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _plain(word: str) -> str:
    return f"'{word}" if word.startswith(_UNSAFE) else word


def read_sheet(raw: bytes) -> list[Tracked]:
    """Lines with a tracking number, by the words of the first line. Raises `Invalid` when the sheet cannot be understood as a whole."""
    rows = csv.reader(io.StringIO(_text(raw), newline=""))
    try:
        head = [_word(cell) for cell in next(rows, _NOTHING)]
        columns = {name: head.index(name) for name in ("delivery", "carrier", "tracking") if name in head}
        if len(columns) < 3:
            raise Invalid("The first line must name the columns delivery, carrier and tracking.", code="bad_sheet", errors=[_NO_HEAD])
        found: list[Tracked] = []
        for cells in rows:
            delivery_id, carrier, tracking = (_cell(cells, columns[name]) for name in ("delivery", "carrier", "tracking"))
            if tracking or (delivery_id and carrier):
                found.append(Tracked(rows.line_num, delivery_id, carrier, tracking))
            if len(found) > MOST_LINES:
                raise Invalid(f"A sheet has at most {MOST_LINES} lines; send it in parts.", code="sheet_too_long", errors=[_TOO_LONG])
    except csv.Error as error:
        raise Invalid("This is not a CSV file.", code="bad_sheet", errors=[_NO_HEAD]) from error
    return found


_NO_HEAD: Final = {
    "path": "",
    "says": {
        "zh": "请上传 CSV 文件，首行写明列名：delivery、carrier、tracking（或 发货单号、快递公司、快递单号）。",
        "en": "Choose a CSV file whose first line names the columns delivery, carrier and tracking.",
    },
}
_TOO_LONG: Final = {
    "path": "",
    "says": {"zh": f"一次最多 {MOST_LINES} 行，请分几次上传。", "en": f"A sheet has at most {MOST_LINES} lines; send it in parts."},
}


def _text(raw: bytes) -> str:
    """UTF-8, else what spreadsheets in China save."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = raw.decode("gb18030")
        except UnicodeDecodeError as error:
            raise Invalid("The file is neither UTF-8 nor GB18030 text.", code="bad_sheet", errors=[_NO_HEAD]) from error
    return text.replace("\0", "")


def _word(cell: str) -> str:
    plain = cell.strip().lower()
    return _ALSO.get(plain, plain)


def _cell(cells: list[str], place: int) -> str:
    text = cells[place].strip() if place < len(cells) else ""
    return text.removeprefix("'")[: MOST_LETTERS + 1]
