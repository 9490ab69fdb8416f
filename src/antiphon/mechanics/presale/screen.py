"""What a person sees of a presale: money, dates, what is left, and where they are on the way."""

from typing import Any

from antiphon.kernel.currency import minor_digits
from antiphon.mechanics.presale.moves import Seat
from antiphon.mechanics.presale.rules import Rules
from antiphon.sdk.mechanic import Facts


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """See the contract of `<antiphon-presale>`; every value is JSON."""
    now, opens = facts.now, rules.opens_for(facts)
    left = max(0, facts.left.get(rules.right, 0))
    phase = "deposit" if now < rules.deposits_end(facts) else "between" if now < rules.balance_opens(facts) else "balance"
    if now >= rules.balance_closes(facts):
        phase = "over"
    waiting = sum(each.pieces for each in seat.deposits if each.state == "deposit")
    return {
        "name": {"zh": rules.name.zh, "en": rules.name.en},
        "link": rules.link,
        "price_minor": rules.price_minor,
        "deposit_minor": rules.deposit_minor,
        "counts_minor": rules.counts_minor,
        "rest_minor": rules.rest_minor,
        "currency": rules.currency,
        "digits": minor_digits(rules.currency),
        "stock": rules.stock,
        "left": left,
        "phase": phase,
        "opens_at": opens.isoformat(),
        "early": bool(rules.early_for) and rules.early_hours > 0 and opens == rules.start(facts),
        "deposits_end": rules.deposits_end(facts).isoformat(),
        "balance_opens": rules.balance_opens(facts).isoformat(),
        "balance_closes": rules.balance_closes(facts).isoformat(),
        "unpaid": rules.unpaid,
        "cancelled": rules.cancelled,
        "per_person": rules.per_person,
        "minutes": rules.minutes,
        "mine": {
            "held": seat.held,
            "until": seat.until.isoformat() if seat.held and seat.until else None,
            "deposits": waiting,
            "paid": sum(each.pieces for each in seat.deposits if each.state == "paid"),
            "lost": seat.lost,
        },
        "can_take": phase == "deposit" and now >= opens and left > 0 and seat.pieces < rules.per_person,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }
