"""What operators do with earning rules: write, check, switch on and off, put in templates, change the settings."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, Literal

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.budgets.api import Budgets
from antiphon.features.points import store_rules as rows
from antiphon.features.points.checking import check_groups, check_rule
from antiphon.features.points.contracts import RuleShown
from antiphon.features.points.keeping import encode
from antiphon.features.points.programmes import read_rule
from antiphon.features.points.rules import Rule, State
from antiphon.features.points.settings import Settings, read_settings
from antiphon.features.points.store_rules import RuleRow
from antiphon.features.points.templates import TEMPLATES
from antiphon.features.points.wallets import Wallets
from antiphon.features.segments.api import Segments
from antiphon.kernel.clock import Clock, from_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import Text

Turn = Literal["live", "paused", "archived"]
MAX_RULES: Final = 500  # of one workspace that are not archived
_OWN: Final = frozenset({"Points Earned"})  # a rule that hears its own news would feed itself
_FROM: Final[Mapping[str, frozenset[str]]] = {
    "live": frozenset({"draft", "paused"}),
    "paused": frozenset({"live"}),
    "archived": frozenset({"draft", "live", "paused"}),
}


class Ruling:
    """Runs inside the caller's transaction; `by` is the operator, for the record."""

    def __init__(self, wallets: Wallets, segments: Segments, budgets: Budgets, clock: Clock, new_id: Callable[[str], str]) -> None:
        self._wallets = wallets
        self._segments = segments
        self._budgets = budgets
        self._clock = clock
        self._new_id = new_id

    def list_rules(self, session: ReadSession, workspace: str, *, archived: bool = False) -> list[RuleShown]:
        """Every rule; archived ones when they are asked for."""
        states = ["draft", "live", "paused", *(["archived"] if archived else [])]
        return [shown_rule(row) for row in rows.list_rules(session, workspace, states)]

    def get(self, session: ReadSession, workspace: str, rule_id: str) -> RuleShown:
        """One rule. Raises `NotFound`."""
        row = rows.find_rule(session, workspace, rule_id)
        if row is None:
            raise NotFound("There is no such rule in this workspace.", code="rule_not_found")
        return shown_rule(row)

    def check(self, session: ReadSession, workspace: str, rule: Rule) -> list[Flaw]:
        """Every flaw of a rule."""
        _, text = rows.read_settings(session, workspace)
        wallets = {wallet.key for wallet in self._wallets.list_wallets(session, workspace)}
        flaws = check_rule(
            rule,
            groups=[group.key for group in read_settings(text).groups],
            has_wallet=wallets.__contains__,
            has_segment=lambda key: self._segments.has_segment(session, workspace, key),
            has_budget=lambda key: self._budgets.has_budget(session, workspace, key),
        )
        if rule.event in _OWN:
            flaws.append(Flaw("event", Text(zh="积分规则不能听自己的事件。", en="A rule cannot hear its own news.")))
        return flaws

    def create(self, session: Session, workspace: str, rule: Rule, by: str) -> RuleShown:
        """A new draft."""
        return self._insert(session, workspace, [("", rule)], by)[0]

    def install(self, session: Session, workspace: str, keys: Sequence[str], by: str) -> list[RuleShown]:
        """Drafts from templates; a template that was put in before and not archived stays as it is. Without keys: all of them."""
        there = {row.template for row in rows.list_rules(session, workspace, ["draft", "live", "paused"])}
        known = {template.key: template for template in TEMPLATES}
        missing = [key for key in keys if key not in known]
        if missing:
            raise NotFound(f"There is no template called {missing[0][:60]!r}.", code="template_not_found")
        wanted = [template for template in TEMPLATES if (not keys or template.key in keys) and template.key not in there]
        return self._insert(session, workspace, [(template.key, template.rule) for template in wanted], by)

    def _insert(self, session: Session, workspace: str, drafts: Sequence[tuple[str, Rule]], by: str) -> list[RuleShown]:
        if len(rows.list_rules(session, workspace, ["draft", "live", "paused"])) + len(drafts) > MAX_RULES:
            raise Conflict(f"A workspace has at most {MAX_RULES} rules; archive some first.", code="too_many_rules")
        now_ms = self._clock.now_ms()
        made = [
            RuleRow(workspace, self._new_id("rul"), "draft", 1, _write(rule), template, now_ms, None, now_ms, by)
            for template, rule in drafts
        ]
        rows.insert_rules(session, made)
        rows.touch(session, workspace)
        return [shown_rule(row) for row in made]

    def update(self, session: Session, workspace: str, rule_id: str, rule: Rule, revision: int | None, by: str) -> RuleShown:
        """Change a rule; one that runs must stay without flaws. What was given stays given."""
        row = self._lock(session, workspace, rule_id)
        if revision is not None and revision != row.revision:
            raise Conflict("Somebody changed this rule while you were editing. Load it again and repeat your change.", code="rule_changed")
        if row.state == "archived":
            raise Conflict("The rule is archived. Make a new one.", code="wrong_state")
        if row.state != "draft":
            refuse_flawed(self.check(session, workspace, rule))
        return self._save(session, row._replace(body=_write(rule)), by)

    def turn(self, session: Session, workspace: str, rule_id: str, to: Turn, by: str, since_ms: int | None = None) -> RuleShown:
        """Switch a rule on (for events from now on, or from `since_ms`), off, or off for good. Raises `Invalid` with every flaw."""
        row = self._lock(session, workspace, rule_id)
        if row.state not in _FROM[to]:
            raise Conflict(
                f"The rule is {row.state}; this can be done only when it is {' or '.join(sorted(_FROM[to]))}.", code="wrong_state"
            )
        since = row.live_since
        if to == "live":
            refuse_flawed(self.check(session, workspace, read_rule(row.body)))
            since = self._clock.now_ms() if since_ms is None else since_ms
        return self._save(session, row._replace(state=to, live_since=since), by)

    def settings(self, session: ReadSession, workspace: str) -> Settings:
        """What the workspace says about points as a whole."""
        return read_settings(rows.read_settings(session, workspace)[1])

    def change_settings(self, session: Session, workspace: str, settings: Settings) -> Settings:
        """Keep other settings. Raises `Invalid` with every flaw; a group that rules belong to stays."""
        flaws = check_groups(settings.groups)
        wallets = {wallet.key for wallet in self._wallets.list_wallets(session, workspace)}
        if settings.cash_off.wallet not in wallets:
            flaws.append(Flaw("cash_off.wallet", Text(zh="没有这个钱包。", en="There is no such wallet.")))
        used = {read_rule(row.body).group for row in rows.list_rules(session, workspace, ["live", "paused"])}
        gone = sorted(used - {group.key for group in settings.groups})
        if gone:
            raise Conflict(f"Rules belong to the group {gone[0]!r}; move them first.", code="group_used")
        refuse_flawed(flaws)
        rows.write_settings(session, workspace, encode(settings).decode())
        return settings

    def _lock(self, session: Session, workspace: str, rule_id: str) -> RuleRow:
        row = rows.lock_rule(session, workspace, rule_id)
        if row is None:
            raise NotFound("There is no such rule in this workspace.", code="rule_not_found")
        return row

    def _save(self, session: Session, row: RuleRow, by: str) -> RuleShown:
        row = row._replace(revision=row.revision + 1, changed_at=self._clock.now_ms(), changed_by=by)
        rows.update_rule(session, row)
        rows.touch(session, row.workspace)
        return shown_rule(row)


def shown_rule(row: RuleRow) -> RuleShown:
    """A row as operators read it."""
    state: State = row.state  # pyright: ignore[reportAssignmentType] - the schema's CHECK
    since = None if row.live_since is None else from_ms(row.live_since)
    return RuleShown(row.id, state, row.revision, msgspec.json.decode(row.body), row.template, since, from_ms(row.changed_at))


def refuse_flawed(flaws: Sequence[Flaw]) -> None:
    """Raises `Invalid` that names every flaw."""
    if flaws:
        errors = [{"path": flaw.path, "says": {"zh": flaw.says.zh, "en": flaw.says.en}} for flaw in flaws]
        raise Invalid(f"{flaws[0].path}: {flaws[0].says.en}", code="flawed", errors=errors)


def _write(rule: Rule) -> str:
    return encode(rule).decode()
