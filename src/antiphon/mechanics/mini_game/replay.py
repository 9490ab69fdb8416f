"""A run played again from its seed and the player's hands. The browser plays by the same rules (web/storefront/src/mini-game/replay.ts).

Time runs in ticks of 50 ms. A hand is `(tick, value)`; hands come in order, and no two are nearer than two ticks. What the
value means is the game's: a direction, a step, a box. A run that no person could have played has no score.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from antiphon.mechanics.mini_game.dice import Dice

TICK_MS: Final = 50
APART: Final = 2  # ticks between two hands: ten a second is more than people do
MOST_HANDS: Final = 1_200

Hand = tuple[int, int]
Hands = Sequence[Hand]


class Pace(NamedTuple):
    """How fast things come, in ticks."""

    every: int  # from one thing to the next
    stay: int  # how long it is there, or falls


PACES: Final[Mapping[str, Mapping[str, Pace]]] = {
    "catch": {"easy": Pace(14, 40), "normal": Pace(10, 32), "fast": Pace(7, 24)},
    "unbox": {"easy": Pace(14, 30), "normal": Pace(10, 22), "fast": Pace(7, 16)},
}
VALUES: Final = {"slide": 4, "catch": 2, "unbox": 9}  # how many values a hand can have
LANES: Final = 5
SIDE: Final = 4  # of the board of the sliding game

PLAIN, GOLD, TRAP = range(3)
WORTH: Final = (1, 3, -2)


def ticks(seconds: int) -> int:
    """The length of a run."""
    return seconds * 1000 // TICK_MS


def is_playable(game: str, seconds: int, hands: Hands) -> bool:
    """Whether a person could have done this: in order, in time, not faster than fingers, nothing that the game does not have."""
    last, end = -APART, ticks(seconds)
    for tick, value in hands:
        if not (last + APART <= tick < end and 0 <= value < VALUES[game]):
            return False
        last = tick
    return len(hands) <= MOST_HANDS


def score_of(game: str, speed: str, seconds: int, seed: int, hands: Hands) -> int:
    """What the hands are worth, never under 0. The hands must be playable."""
    if game == "slide":
        return slide(seed, hands)
    pace = PACES[game][speed]
    return max(0, (catch if game == "catch" else unbox)(seed, pace, ticks(seconds), hands))


# ------------------------------------------------------------------------------------------------ catch


class Thing(NamedTuple):
    """Something that falls, or a box that opens: when, where, and what is in it."""

    tick: int
    place: int
    what: int


def things(seed: int, pace: Pace, end: int, places: int) -> list[Thing]:
    """All that a run deals; the last is gone before the end. One in eight is golden, one in six a trap."""
    dice, dealt = Dice(seed), list[Thing]()
    for tick in range(pace.every, end - pace.stay, pace.every):
        place, luck = dice.roll(places), dice.roll(24)
        dealt.append(Thing(tick, place, GOLD if luck < 3 else TRAP if luck < 7 else PLAIN))
    return dealt


def catch(seed: int, pace: Pace, end: int, hands: Hands) -> int:
    """A basket in the middle of five lanes; 0 is a step to the left, 1 to the right. What lands in its lane counts."""
    lane, score, done = LANES // 2, 0, 0
    for thing in things(seed, pace, end, LANES):
        lands = thing.tick + pace.stay
        while done < len(hands) and hands[done][0] <= lands:
            lane = max(0, min(LANES - 1, lane + (1 if hands[done][1] else -1)))
            done += 1
        score += WORTH[thing.what] if lane == thing.place else 0
    return score


# ------------------------------------------------------------------------------------------------ unbox


def unbox(seed: int, pace: Pace, end: int, hands: Hands) -> int:
    """Nine boxes; a hand is the box that is tapped. An open box counts once; a tap on a closed one costs a point."""
    dealt = things(seed, pace, end, VALUES["unbox"])
    open_: dict[int, Thing] = {}
    score, following = 0, 0
    for tick, box in hands:
        while following < len(dealt) and dealt[following].tick <= tick:
            open_[dealt[following].place] = dealt[following]
            following += 1
        thing = open_.pop(box, None)
        inside = thing is not None and tick < thing.tick + pace.stay
        score += WORTH[thing.what] if thing is not None and inside else -1
    return score


# ------------------------------------------------------------------------------------------------ slide

Board = list[int]


def slide(seed: int, hands: Hands) -> int:
    """Tiles on a board of 4 x 4 slide up (0), right (1), down (2) or left (3); equal ones join, and the joined tile is the score."""
    dice, score = Dice(seed), 0
    board: Board = [0] * (SIDE * SIDE)
    _deal(board, dice)
    _deal(board, dice)
    for _, direction in hands:
        moved, gained = push(board, direction)
        if moved != board:
            board, score = moved, score + gained
            _deal(board, dice)
    return score


def push(board: Board, direction: int) -> tuple[Board, int]:
    """The board after a push, and what joined."""
    pushed, gained = list(board), 0
    for line in range(SIDE):
        cells = [_cell(direction, line, step) for step in range(SIDE)]
        row, points = _squeeze([board[cell] for cell in cells])
        gained += points
        for cell, value in zip(cells, row, strict=True):
            pushed[cell] = value
    return pushed, gained


def _cell(direction: int, line: int, step: int) -> int:
    """The cell that is `step` away from the wall which the tiles are pushed to."""
    far = SIDE - 1 - step
    return (step * SIDE + line, line * SIDE + far, far * SIDE + line, line * SIDE + step)[direction]


def _squeeze(row: list[int]) -> tuple[list[int], int]:
    tiles, out, points = [tile for tile in row if tile], list[int](), 0
    while tiles:
        tile = tiles.pop(0)
        if tiles and tiles[0] == tile:
            tile += tiles.pop(0)
            points += tile
        out.append(tile)
    return out + [0] * (SIDE - len(out)), points


def _deal(board: Board, dice: Dice) -> None:
    empty = [cell for cell, tile in enumerate(board) if not tile]
    cell = empty[dice.roll(len(empty))]
    board[cell] = 4 if dice.roll(10) == 0 else 2
