"""What a shop owes in points, from what the ledger adds up. Pure."""

from datetime import date
from typing import Final

from antiphon.features.ledger.contracts import AssetSums
from antiphon.features.points.contracts_wallets import Liability, Month
from antiphon.kernel.clock import from_ms, local_date

ENOUGH: Final = 100  # lots whose time is over, before a share of them says anything


def report(wallet: str, sums: AssetSums, zone: str, now_ms: int) -> Liability:
    """Months are local; a lot belongs to the month of its last usable day."""
    months: dict[date, int] = {}
    for at, amount in sums.live:
        if at is not None:
            on = local_date(at - 1, zone).replace(day=1)
            months[on] = months.get(on, 0) + amount
    never = sum(amount for at, amount in sums.live if at is None) + sums.unkept
    ended = sums.over_used + sums.over_expired
    share = sums.over_used / ended if ended and sums.over_count >= ENOUGH else None
    owed = sums.outstanding + sums.pending
    expected = None if share is None else (2 * owed * sums.over_used + ended) // (2 * ended)
    return Liability(
        wallet,
        from_ms(now_ms),
        sums.outstanding,
        sums.held,
        sums.pending,
        sums.debts,
        tuple(Month(on, months[on]) for on in sorted(months)),
        never,
        sums.unmatched,
        sums.over_count,
        share,
        expected,
    )
