"""What a leaderboard promises, as plain functions over what happened."""

from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

from antiphon.kernel.clock import get_zone
from antiphon.mechanics.leaderboard.rules import Rules
from antiphon.mechanics.leaderboard.scoring import GROUPS, group_tally, key_of, mark_of, worth
from antiphon.mechanics.leaderboard.season import LIST, end_of, season_named, season_of
from antiphon.sdk.charts import is_tally
from antiphon.sdk.effects import PLAY, Delist, Enlist
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything, transfers
from antiphon.sdk.mechanic import Event


def _day(rules: Rules, turn: Turn) -> date:
    """The day of an event in the play's zone."""
    return min(turn.move.at, turn.at).astimezone(get_zone(rules.zone)).date()


def a_score_is_what_was_done(history: History) -> None:
    """Every step of a score is an event that counts, in the season it happened in, each different value once."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        scores: Counter[str] = Counter()
        marks: defaultdict[str, set[str]] = defaultdict(set)
        for turn in (each for each in turns if each.kind == "event"):
            season, gained = turn.answer["season"], turn.answer["gained"]
            assert season == season_of(rules, _day(rules, turn)).label, f"{person} scored for {season} on {_day(rules, turn)}"
            assert 0 < gained <= worth(rules, turn.move), f"{person} got {gained} for {turn.move.name} {dict(turn.move.properties)}"
            if rules.measure == "distinct":
                mark = mark_of(rules, turn.move)
                assert mark not in marks[season], f"{person} scored twice for one value"
                marks[season].add(mark)
            scores[season] += gained
            assert turn.answer["score"] == scores[season], f"{person} was told {turn.answer['score']}, not {scores[season]}"


def no_day_brings_more_than_its_limit(history: History) -> None:
    """What a day brings a person stays within the limit, however late its events arrive."""
    rules = history.rules
    if rules.per_day is None:
        return
    for person, turns in accepted_by_person(history).items():
        days: Counter[date] = Counter()
        for turn in (each for each in turns if each.kind == "event"):
            days[_day(rules, turn)] += turn.answer["gained"]
        for day, points in days.items():
            assert points <= rules.per_day, f"{person} got {points} on {day}"


def the_list_shows_the_score(history: History) -> None:
    """A row has the rank of its person's score; an event that counts moves it, unless the person is not listed."""
    for person, turns in accepted_by_person(history).items():
        scores: Counter[str] = Counter()
        for turn in turns:
            if turn.kind == "event":
                scores[turn.answer["season"]] = turn.answer["score"]
            for effect in turn.effects:
                if isinstance(effect, Enlist) and effect.list.startswith(LIST):
                    label = effect.list.partition(":")[2]
                    assert effect.key == key_of(person), f"{person} moved somebody else’s row"
                    assert effect.rank == scores[label] == effect.data["score"], f"{person} stands with {effect.rank}, not {scores[label]}"


def _is_listed(rules: Rules, before: list[Turn]) -> bool:
    removed, choice = False, ""
    for turn in before:
        if turn.because in {"removed", "restored"}:
            removed = turn.because == "removed"
        elif turn.because in {"joined", "left"}:
            choice = turn.because
    return not removed and (choice == "joined" if rules.opt_in else choice != "left")


def who_is_off_the_list_stays_off(history: History) -> None:
    """Whoever was removed, left, or never joined has no row and gets no reward; whoever is listed has a row for each score."""
    for person, turns in accepted_by_person(history).items():
        rows: set[str] = set()
        for number, turn in enumerate(turns):
            listed = _is_listed(history.rules, turns[: number + 1])
            for effect in turn.effects:
                if isinstance(effect, Enlist) and effect.list.startswith(LIST):
                    rows.add(effect.list)
                elif isinstance(effect, Delist):
                    rows.discard(effect.list)
            if turn.kind == "event":
                row = f"{LIST}:{turn.answer['season']}"
                assert (row in rows) is listed, f"{person} is {'not ' if listed else ''}on {row}"
            if not listed:
                assert not given(turn), f"{person} got {dict(given(turn))} without being listed"
                rows_made = [each for each in turn.effects if isinstance(each, Enlist) and each.list.startswith(LIST)]
                assert not rows_made, f"{person} was listed"


def rewards_fit_the_rank_and_come_once(history: History) -> None:
    """A season rewards a person at most once, for the rank that was looked up, after it had time to settle."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        settled: set[str] = set()
        for turn in turns:
            if turn.because not in {"season_won", "season_late", "season_over", "season_unlisted"}:
                assert not given(turn), f"{person} got {dict(given(turn))} for nothing"
                continue
            label = turn.answer["season"]
            assert label not in settled, f"{person} was settled twice for {label}"
            settled.add(label)
            if turn.because == "season_unlisted":
                continue
            band = rules.band(turn.answer["position"])
            due = {band.reward.asset: band.reward.amount} if band and turn.because == "season_won" else {}
            assert given(turn) == due, f"{person} got {dict(given(turn))} for rank {turn.answer['position']}"
            assert turn.because != "season_over" or band is None, f"{person} got nothing for rank {turn.answer['position']}"
            _check_rank(rules, person, label, turn)


def _check_rank(rules: Rules, person: str, label: str, turn: Turn) -> None:
    if turn.facts is None:
        return
    row = turn.facts.rows.get(f"{LIST}:{label}/{key_of(person)}")
    assert row is not None, f"{person} was ranked without a row"
    assert row.position == turn.answer["position"], f"{person} was told {turn.answer['position']}, and stood at {row.position}"
    season = season_named(rules, label)
    end = end_of(season, turn.facts.counted_in(rules.zone)) if season else None
    assert end is not None, f"{label} has no end"
    assert turn.at >= end + timedelta(hours=rules.settle_hours), f"{label} was settled at {turn.at}"


def a_settled_season_does_not_move(history: History) -> None:
    """From the first reward on nobody comes onto the list of that season, and nobody leaves it."""
    settled: dict[str, datetime] = {}
    for turn in history.turns:
        if turn.accepted and turn.because in {"season_won", "season_late", "season_over"}:
            settled.setdefault(f"{LIST}:{turn.answer['season']}", turn.at)
        for effect in turn.effects:
            if isinstance(effect, Enlist | Delist):
                assert effect.list not in settled, f"{effect.list} changed at {turn.at}, after it was settled"


def no_rank_is_rewarded_twice(history: History) -> None:
    """Where the first to reach a score stands higher, each rank of a season has one person."""
    if history.rules.ties == "shared" or history.merged:
        return
    ranks: Counter[tuple[str, int]] = Counter()
    for turn in history.turns:
        if turn.accepted and turn.because in {"season_won", "season_late", "season_over"}:
            ranks[turn.answer["season"], turn.answer["position"]] += 1
    for (season, position), people in ranks.items():
        assert people == 1, f"{people} people were told they came {position} in {season}"


def groups_add_up(history: History) -> None:
    """A group's score is the sum of what its listed members brought."""
    if history.merged:
        return
    brought: Counter[str] = Counter()
    for turns in accepted_by_person(history).values():
        if _is_listed(history.rules, turns):
            for turn in turns:
                if turn.kind == "event" and turn.answer["group"]:
                    brought[group_tally(turn.answer["group"])] += turn.answer["gained"]
    net: Counter[str] = Counter()
    for turn in history.turns:
        for transfer in transfers(turn):
            if is_tally(transfer.asset):
                net[transfer.asset] += transfer.amount * (1 if transfer.target == PLAY else -1)
    for group in history.rules.groups:
        asset = group_tally(group.key)
        assert net[asset] == brought[asset] == history.left.get(asset, 0), f"{group.key} has {net[asset]}, and brought {brought[asset]}"


def groups_add_up_by_season(history: History) -> None:
    """On the list of a season a group has what its listed members brought in that season."""
    if history.merged:
        return
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for turn in history.turns:
        for effect in turn.effects:
            if isinstance(effect, Enlist) and effect.list.startswith(GROUPS):
                assert effect.adds, "a group's score was set, not added to"
                told[effect.list.partition(":")[2]][effect.key] += effect.rank
    brought, gone = _brought(history)
    for label in brought.keys() | told.keys():
        sums = dict(+told[label])
        assert label in gone or sums == dict(+brought[label]), f"{label}: groups have {sums}, not {dict(brought[label])}"
        assert all(points >= 0 for points in told[label].values()), f"{label}: a group has less than nothing"


def _brought(history: History) -> tuple[defaultdict[str, Counter[str]], set[str]]:
    """By season, what each group was brought; and seasons of people who came or went: theirs may have settled before."""
    brought: defaultdict[str, Counter[str]] = defaultdict(Counter)
    gone: set[str] = set()
    for turns in accepted_by_person(history).values():
        scored = [turn for turn in turns if turn.kind == "event" and turn.answer["group"]]
        if any(turn.because in {"joined", "left", "removed", "restored"} for turn in turns):
            gone |= {turn.answer["season"] for turn in scored}
        for turn in scored if _is_listed(history.rules, turns) else ():
            brought[turn.answer["season"]][turn.answer["group"]] += turn.answer["gained"]
    return brought, gone


def only_the_time_of_the_play_counts(history: History) -> None:
    """What happened before the start or after the end scores nothing."""
    for turn in history.turns:
        if turn.accepted and isinstance(turn.move, Event) and turn.facts is not None:
            starts_at, ends_at = turn.facts.starts_at, turn.facts.ends_at
            assert starts_at is None or turn.move.at >= starts_at, f"{turn.person_id} scored for something at {turn.move.at}"
            assert ends_at is None or min(turn.move.at, turn.at) < ends_at, f"{turn.person_id} scored for something at {turn.move.at}"


LAWS = (
    a_score_is_what_was_done,
    no_day_brings_more_than_its_limit,
    the_list_shows_the_score,
    who_is_off_the_list_stays_off,
    rewards_fit_the_rank_and_come_once,
    a_settled_season_does_not_move,
    no_rank_is_rewarded_twice,
    groups_add_up,
    groups_add_up_by_season,
    only_the_time_of_the_play_counts,
    only_signed_in_people_get_anything,
)
