"""What visits promise, as plain functions over what happened."""

from collections import Counter, defaultdict
from datetime import date, timedelta

from antiphon.sdk.codes import read_rotating, tidy
from antiphon.sdk.laws import History, accepted_by_person, day_of, given, only_signed_in_people_get_anything

VISITED = ("visited", "stamped", "reward_gone")


def once_a_day_and_shop(history: History) -> None:
    """Nobody is at one shop twice on a day, nor at more shops than a day allows."""
    for person, turns in accepted_by_person(history).items():
        seen: set[tuple[str, date]] = set()
        days: Counter[date] = Counter()
        for turn in turns:
            if turn.because in VISITED:
                visit = (turn.answer["place"], day_of(turn, history.rules.zone))
                assert visit not in seen, f"{person} checked in twice: {visit}"
                seen.add(visit)
                days[visit[1]] += 1
        most = history.rules.places_per_day
        assert most is None or max(days.values(), default=0) <= most, f"{person} was at {max(days.values())} shops on one day"


def only_with_the_code_of_the_screen(history: History) -> None:
    """Every visit has the code that the shop's screen showed at that time, or just before."""
    rules = history.rules
    for turn in history.turns:
        if turn.accepted and turn.because in VISITED and turn.facts is not None:
            purposes = {turn.move.place: f"visit/{turn.move.place}"}
            read = read_rotating(turn.facts.secret, purposes, turn.at, rules.code_seconds, rules.late_codes, tidy(turn.move.code))
            assert read is not None, f"{turn.person_id} checked in with {turn.move.code}"


def only_who_was_near(history: History) -> None:
    """Where position counts, nobody checks in from farther away than the radius, and the phone's own doubt up to the radius again."""
    if history.rules.proof != "code_and_position":
        return
    for turn in history.turns:
        if turn.accepted and turn.because in VISITED:
            metres, place = turn.move.metres, history.rules.place(turn.move.place)
            near = metres is not None and metres <= 2 * place.radius_metres and metres <= place.radius_metres + turn.move.accuracy
            assert near, f"{turn.person_id} checked in {metres} metres away"


def one_phone_is_not_a_crowd(history: History) -> None:
    """Not more people check in with one device on a day, nor with one code, than the rules allow."""
    if history.merged:
        return
    people: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
    latest: dict[str, date] = {}  # by device: its days only go forward, whoever flies west with it
    codes: Counter[tuple[str, str, int]] = Counter()
    for turn in history.turns:
        if turn.accepted and turn.because in VISITED:
            day = max(day_of(turn, history.rules.zone), latest.get(turn.move.device, date.min))
            latest[turn.move.device] = day
            people[turn.move.device, day].add(turn.person_id)
            codes[turn.move.place, tidy(turn.move.code), int(turn.at.timestamp()) // 3600] += 1
    for (device, day), who in people.items():
        assert len(who) <= history.rules.people_per_device, f"{len(who)} people checked in with {device} on {day}"
    most = history.rules.people_per_code
    assert most is None or max(codes.values(), default=0) <= most, f"a code was used {max(codes.values(), default=0)} times"


def what_is_told_is_given(history: History) -> None:
    """What is told is given, and only a visit gives anything."""
    for turn in history.turns:
        if turn.accepted:
            told: Counter[str] = Counter()
            for reward in turn.answer.get("rewards", ()):
                told[reward["asset"]] += reward["amount"]
            assert given(turn) == told, f"{turn.person_id} was told of {dict(told)} and given {dict(given(turn))}"
            assert not told or turn.because in VISITED, f"{turn.because} was rewarded"


def rewards_are_those_of_the_rules(history: History) -> None:
    """A shop pays its reward so many times a person; a number of stamps pays once, when it is reached."""
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        visits: Counter[str] = Counter()
        paid: set[int] = set()
        for turn in turns:
            if turn.because not in VISITED:
                continue
            place = rules.place(turn.answer["place"])
            visits[place.key] += 1
            most: Counter[str] = Counter()
            if place.reward and (rules.rewarded_visits is None or visits[place.key] <= rules.rewarded_visits):
                most[place.reward.asset] += place.reward.amount
            for stamp in rules.stamps:
                if stamp.places <= len(visits) and stamp.places not in paid:
                    paid.add(stamp.places)
                    most[stamp.reward.asset] += stamp.reward.amount
            assert given(turn) <= most, f"{person} was given {dict(given(turn))} of {dict(most)}"


def who_guesses_waits(history: History) -> None:
    """Within an hour nobody is told about more wrong codes than the rules allow (an hour may begin anywhere in the last one)."""
    most = history.rules.wrong_per_hour
    for person, turns in accepted_by_person(history).items():
        wrong = [turn.at for turn in turns if turn.because == "wrong_code"]
        between = [turn.at for turn in turns if turn.because in VISITED]  # a visit begins the count anew
        for begin, end in zip(wrong, wrong[2 * most :], strict=False):
            fresh = any(begin < at < end for at in between)
            assert fresh or end - begin >= timedelta(hours=1), f"{person} tried {2 * most + 1} wrong codes within an hour"


LAWS = (
    once_a_day_and_shop,
    only_with_the_code_of_the_screen,
    only_who_was_near,
    one_phone_is_not_a_crowd,
    what_is_told_is_given,
    rewards_are_those_of_the_rules,
    who_guesses_waits,
    only_signed_in_people_get_anything,
)
