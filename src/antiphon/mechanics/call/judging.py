"""What the staff decides about an entry, and what that brings its author."""

from msgspec.structs import replace

from antiphon.mechanics.call.listing import ADOPTED, ADOPTED_COUNT, GALLERY, GONE, SHORTLIST, public_data, waiting_row
from antiphon.mechanics.call.moves import Accept, Adopt, Entry, Refuse, Seat, Shortlist
from antiphon.mechanics.call.rules import Rules
from antiphon.mechanics.call.words import STATES, WORDS
from antiphon.sdk.effects import PLAY, WORLD, Delist, Effect, Emit, Enlist, Send, Transfer
from antiphon.sdk.lists import row_name
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats
from antiphon.sdk.rewards import Reward, hand_over, is_left, show_reward
from antiphon.sdk.words import fill

Judgement = Accept | Refuse | Shortlist | Adopt


def judge(rules: Rules, seats: Seats[Seat], ruling: Judgement, facts: Facts) -> Decision[Seat] | Refused:
    """Accept, refuse, shortlist or adopt an entry."""
    entry = seats.own.find(ruling.entry)
    if entry is None:
        return Refused("no_such_entry")
    match ruling:
        case Accept():
            return _accept(rules, seats, entry, facts) if entry.state == "waiting" else _not_possible(entry)
        case Refuse(reason=reason):
            return _refuse(rules, seats, entry, reason, facts)
        case Shortlist():
            return _shortlist(rules, seats, entry, facts) if entry.state in {"waiting", "accepted"} else _not_possible(entry)
        case Adopt(product_id=product_id):
            return _adopt(rules, seats, entry, product_id, facts)


def _not_possible(entry: Entry) -> Refused:
    state = STATES[entry.state]
    return Refused("not_possible", values={"state": {"zh": state.zh, "en": state.en}})


def _accept(rules: Rules, seats: Seats[Seat], entry: Entry, facts: Facts) -> Decision[Seat]:
    after = replace(entry, state="accepted")
    return _decided(rules, seats, "accepted", after, _seen(rules, after), _first(rules, seats.own, facts), facts)


def _refuse(rules: Rules, seats: Seats[Seat], entry: Entry, reason: str, facts: Facts) -> Decision[Seat] | Refused:
    if not reason.strip():
        return Refused("reason_missing")
    if entry.state in {"refused", "adopted"}:
        return _not_possible(entry)
    after = replace(entry, state="refused", reason=reason, slot="")
    effects: list[Effect] = [Delist(GALLERY, entry.code)]
    if entry.slot:
        effects.append(Enlist(SHORTLIST, entry.slot, data=GONE))
    return _decided(rules, seats, "refused", after, tuple(effects), (), facts)


def _shortlist(rules: Rules, seats: Seats[Seat], entry: Entry, facts: Facts) -> Decision[Seat] | Refused:
    slot = next((place for place in rules.places() if row_name(SHORTLIST, place) not in facts.rows), None)
    if slot is None:
        return Refused("shortlist_full")
    after = replace(entry, state="shortlisted", slot=slot)
    shown = (*_seen(rules, after), Enlist(SHORTLIST, slot, data=public_data(after), new=True))
    return _decided(rules, seats, "shortlisted", after, shown, (*_first(rules, seats.own, facts), rules.shortlist_reward), facts)


def _adopt(rules: Rules, seats: Seats[Seat], entry: Entry, product_id: str, facts: Facts) -> Decision[Seat] | Refused:
    if entry.state in {"refused", "adopted"}:
        return _not_possible(entry)
    if facts.left.get(ADOPTED_COUNT, 0) >= rules.adopted:
        return Refused("all_adopted")
    after = replace(entry, state="adopted")
    told = {**public_data(after), "product_id": product_id or None}
    effects = (
        Transfer(ADOPTED_COUNT, 1, WORLD, PLAY),
        Enlist(ADOPTED, entry.code, data=told),
        Emit("Idea Adopted", {key: value for key, value in told.items() if value is not None}),
    )
    return _decided(rules, seats, "adopted", after, effects, (rules.adopt_reward,), facts)


def _seen(rules: Rules, entry: Entry) -> tuple[Effect, ...]:
    return (Enlist(GALLERY, entry.code, data=public_data(entry)),) if rules.gallery else ()


def _first(rules: Rules, seat: Seat, facts: Facts) -> tuple[Reward | None, ...]:
    """The reward for a person's first accepted entry."""
    return () if seat.thanked else (rules.accept_reward,)


def _decided(
    rules: Rules,
    seats: Seats[Seat],
    because: str,
    after: Entry,
    effects: tuple[Effect, ...],
    rewards: tuple[Reward | None, ...],
    facts: Facts,
) -> Decision[Seat]:
    seat = seats.own
    entries = tuple(after if entry.code == after.code else entry for entry in seat.entries)
    given = [reward for reward in rewards if reward is not None and is_left(reward, facts.left)]
    thanked = seat.thanked or (because in {"accepted", "shortlisted"} and rules.accept_reward in given)
    answer = {
        "text": after.text,
        "entry": after.code,
        "reason": after.reason,
        "rewards": [show_reward(reward, facts.left) for reward in given],
    }
    says = fill(WORDS[because], answer)
    message = Send("inbox", {"zh": says.zh, "en": says.en}, {"zh": rules.brief.zh, "en": rules.brief.en}, {"entry": after.code})
    effects = (waiting_row(after, seats.own_id), *effects, *map(hand_over, given), message)
    return Decision(because, {seats.own_id: replace(seat, entries=entries, thanked=thanked)}, effects, answer)
