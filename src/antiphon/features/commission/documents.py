"""Statements as files: CSV row by row, and a PDF in both languages with its own Chinese letters inside."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from antiphon.engine.drawing.letters import LETTERS, font_bytes
from antiphon.features.commission.contracts import CommissionRun, CommissionStatement, CommissionStatementLine
from antiphon.kernel.clock import get_zone
from antiphon.kernel.currency import from_minor

FONT: Final = LETTERS.removesuffix(".ttf")
CSV_HEAD: Final = ("run", "party", "currency", "opening", "earned", "taken_back", "paid", "closing")
_MARGIN: Final = 56.0
_STEP: Final = 18.0
_KINDS: Final = {"earned": "可提现 Became available", "clawed": "退货扣回 Taken back", "paid": "已付 Paid"}
_UNSAFE: Final = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would take for a formula


def write_csv(run: CommissionRun, statements: Iterable[CommissionStatement]) -> Iterator[bytes]:
    """The statements of a run as CSV, UTF-8 with the mark that spreadsheets look for; some rows at a time. Amounts as people write them."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(CSV_HEAD)
    yield b"\xef\xbb\xbf"
    for number, one in enumerate(statements, 1):
        amounts = (one.opening, one.earned, one.clawed, one.paid, one.closing)
        writer.writerow([_plain(run.name), one.party_id, one.currency, *(str(from_minor(each, one.currency)) for each in amounts)])
        if number % 500 == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _plain(word: str) -> str:
    return f"'{word}" if word.startswith(_UNSAFE) else word


def _letters() -> str:
    """Register the font once in this process."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        letters = TTFont(FONT, io.BytesIO(font_bytes(LETTERS)))
        pdfmetrics.registerFont(letters)  # pyright: ignore[reportUnknownMemberType] - untyped
    return FONT


def write_pdf(
    shop: str,
    zone: str,
    who: str,
    run: CommissionRun,
    statements: Sequence[CommissionStatement],
    lines: Sequence[CommissionStatementLine],
) -> bytes:
    """One party's statements of a run, Chinese and English side by side: sums first, then what they are made of, in days of `zone`."""
    buffer = io.BytesIO()
    page = _Sheet(Canvas(buffer, pagesize=A4, pageCompression=1, invariant=1), _letters())
    page.canvas.setTitle(f"{shop} · {run.name}")
    page.text(f"{shop}", 11)
    page.text("佣金对账单 Commission statement", 18, gap=30)
    draft = "  （草稿，未结算 Draft, not final）" if run.state == "draft" else ""
    page.text(f"期次 Run：{run.name}{draft}", 11)
    page.text(f"截至 Until：{run.until.astimezone(get_zone(zone)):%Y-%m-%d %H:%M} ({zone})", 11)
    page.text(f"收款人 Party：{who}", 11, gap=30)
    for one in statements:
        page.text(f"币种 Currency：{one.currency}", 12)
        for label, amount, sign in (
            ("上期结转 Carried from before", one.opening, ""),
            ("本期可提现 Became available", one.earned, "+"),
            ("退货扣回 Taken back for returns", one.clawed, "−"),
            ("已付 Paid", one.paid, "−"),
            ("期末余额 Balance", one.closing, ""),
        ):
            page.row(label, f"{sign if amount else ''}{from_minor(amount, one.currency)} {one.currency}", strong=label.startswith("期末"))
        if one.closing < 0:
            page.text("余额为负，从下期佣金中扣除。 Below zero: taken from the next commission.", 9)
        page.gap(14)
    if lines:
        page.text("明细 What it is made of", 12)
        for line in lines:
            sign = "+" if line.kind == "earned" else "−"
            label = f"{line.at.astimezone(get_zone(zone)):%Y-%m-%d}  {_KINDS[line.kind]}  {line.order_id}"
            page.row(label, f"{sign}{from_minor(line.amount, line.currency)} {line.currency}", size=9)
    page.canvas.save()
    return buffer.getvalue()


class _Sheet:
    """A page that is written from the top, and follows itself with another when it is full."""

    def __init__(self, canvas: Canvas, font: str) -> None:
        self.canvas = canvas
        self._font = font
        self._width, self._height = A4
        self._at = self._height - _MARGIN

    def text(self, words: str, size: float, gap: float = _STEP) -> None:
        self._room(gap)
        self.canvas.setFont(self._font, size)
        self.canvas.drawString(_MARGIN, self._at, words)
        self._at -= gap

    def row(self, label: str, amount: str, *, strong: bool = False, size: float = 10) -> None:
        self._room(_STEP)
        self.canvas.setFont(self._font, size + (1 if strong else 0))
        self.canvas.drawString(_MARGIN, self._at, label[:90])
        self.canvas.drawRightString(self._width - _MARGIN, self._at, amount)
        if strong:
            self.canvas.line(_MARGIN, self._at + 13, self._width - _MARGIN, self._at + 13)
        self._at -= _STEP

    def gap(self, points: float) -> None:
        self._at -= points

    def _room(self, points: float) -> None:
        if self._at - points < _MARGIN:
            self.canvas.showPage()
            self._at = self._height - _MARGIN
