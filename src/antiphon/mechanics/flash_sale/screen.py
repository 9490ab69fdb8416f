"""What a person sees of a flash sale: the product and its price for them, what is left, their right, their place in line."""

from typing import Any

from antiphon.kernel.currency import minor_digits
from antiphon.mechanics.flash_sale.moves import Seat
from antiphon.mechanics.flash_sale.rules import Rules
from antiphon.sdk.lists import Row
from antiphon.sdk.mechanic import Facts


def show(rules: Rules, seat: Seat, row: Row | None, facts: Facts) -> dict[str, Any]:
    """See the contract of `<antiphon-flash-sale>`; every value is JSON."""
    member = rules.price_for(facts.person.segments)
    free, waiting = rules.free(facts), rules.waiting(facts)
    full = seat.bought + seat.held >= rules.per_person
    open_ = not full and (member is not None or not rules.members_only)
    return {
        "name": {"zh": rules.name.zh, "en": rules.name.en},
        "link": rules.link,
        "price_minor": member.price_minor if member is not None else rules.price_minor,
        "member_price": member is not None,
        "everybody_minor": rules.price_minor,
        "was_minor": rules.was_minor,
        "currency": rules.currency,
        "digits": minor_digits(rules.currency),
        "stock": rules.stock,
        "left": free,
        "sold": rules.sold(facts),
        "sold_out": rules.is_sold_out(facts),
        "per_person": rules.per_person,
        "minutes": rules.minutes,
        "queue": {"open": rules.queue, "waiting": waiting, "position": row.position if row else None},
        "mine": {"held": seat.held, "until": seat.until.isoformat() if seat.held and seat.until else None, "bought": seat.bought},
        "can_take": open_ and row is None and free > waiting,
        "can_queue": open_ and row is None and rules.queue and not rules.is_sold_out(facts),
        "members_only": rules.members_only and member is None,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }
