"""Voting on the shortlist: one vote an entry, counted in the ledger, so that a much loved entry is not one locked row."""

from msgspec.structs import replace

from antiphon.mechanics.call.listing import SHORTLIST, slot_tally
from antiphon.mechanics.call.moves import CallMove, Seat
from antiphon.mechanics.call.rules import Rules
from antiphon.sdk.effects import PLAY, WORLD, Emit, Transfer
from antiphon.sdk.lists import Row, row_name
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats


def vote(rules: Rules, seats: Seats[Seat], move: CallMove, facts: Facts) -> Decision[Seat] | Refused:
    """Give a vote to a place of the shortlist, or take it back."""
    if rules.signed_in and not facts.person.known:
        return Refused("sign_in_first")
    row = facts.rows.get(row_name(SHORTLIST, move.entry)) if move.entry else None
    if row is None or "text" not in row.data:
        return Refused("no_such_entry")
    return _take_back(seats, move.entry, row) if move.do == "unvote" else _give(rules, seats, move.entry, row)


def _give(rules: Rules, seats: Seats[Seat], slot: str, row: Row) -> Decision[Seat] | Refused:
    seat = seats.own
    if any(entry.slot == slot for entry in seat.entries):
        return Refused("own_entry")
    if slot in seat.votes:
        return Refused("voted_already")
    if len(seat.votes) >= rules.votes_each:
        return Refused("no_votes_left", values={"most": rules.votes_each})
    after = replace(seat, votes={**seat.votes, slot: 1})
    told = {"entry": row.data["entry"], "text": row.data["text"]}
    effects = (Transfer(slot_tally(slot), 1, WORLD, PLAY), Emit("Idea Voted For", {"entry": row.data["entry"]}))
    return Decision("vote_counted", {seats.own_id: after}, effects, {**told, "left": rules.votes_each - len(after.votes)})


def _take_back(seats: Seats[Seat], slot: str, row: Row) -> Decision[Seat] | Refused:
    seat = seats.own
    if slot not in seat.votes:
        return Refused("not_voted")
    after = replace(seat, votes={each: count for each, count in seat.votes.items() if each != slot})
    told = {"entry": row.data["entry"], "text": row.data["text"]}
    return Decision("vote_taken_back", {seats.own_id: after}, (Transfer(slot_tally(slot), seat.votes[slot], PLAY, WORLD),), told)
