"""What a programme may say, and what it may not: at most two levels, a bound on the sum of all rates. Pure."""

from typing import Final

from antiphon.features.commission.contracts import LEVELS, PLACES, POINT, CommissionTerms, RatePercent
from antiphon.kernel.errors import Invalid

# Sources: Regulations on the Prohibition of Pyramid Selling (State Council Order 444, in force 2005-11-01), article 7 (3): paying an
# upper line by the sales of a lower line that was made to recruit further; and the standard for prosecution: 30 people and three levels.
THIRD_LEVEL: Final = (
    "Commission is paid on two levels at most. A third level falls under the Regulations on the Prohibition of Pyramid Selling "
    "《禁止传销条例》 (State Council Order 444, article 7), and from 30 people on is prosecuted as a crime (Criminal Law, article 224-1)."
)


class ThirdLevel(Invalid):
    """More levels than the law allows."""

    code = "third_level"


def check_terms(terms: CommissionTerms) -> None:
    """Raises `ThirdLevel`, or `Invalid` for whatever else cannot be."""
    if terms.levels > LEVELS:
        raise ThirdLevel(THIRD_LEVEL)
    if terms.levels < 1:
        raise Invalid("levels must be 1 or 2.", code="bad_levels")
    roles = [role.key for role in terms.roles]
    if len(set(roles)) != len(roles):
        raise Invalid("Two roles have the same key.", code="double_role")
    keys = [rule.key for rule in terms.rules]
    if len(set(keys)) != len(keys):
        raise Invalid("Two rules have the same key.", code="double_rule")
    unknown = sorted({role for rule in terms.rules for role in rule.roles} - set(roles))
    if unknown:
        raise Invalid(f"A rule names the role {unknown[0]!r}, which the programme does not have.", code="unknown_role")
    if terms.levels < LEVELS and any(rule.place == "second" for rule in terms.rules):
        raise Invalid("A rule pays the second level, but the programme has one level.", code="bad_levels")
    worst = worst_case(terms)
    if worst > terms.cap_basis_points:
        raise Invalid(
            f"At worst all parties together would get {worst / 100:g} % of a line, "
            f"more than the cap of {terms.cap_basis_points / 100:g} %. "
            "Lower a rate or raise the cap.",
            code="over_cap",
        )


def worst_case(terms: CommissionTerms) -> int:
    """The most that percentages can take of one line, in basis points. Fixed amounts are bounded when a line is computed."""
    total = 0
    for place in PLACES:
        rates = [rule.rate.basis_points for rule in terms.rules if rule.place == place and isinstance(rule.rate, RatePercent)]
        total += max(rates, default=0)
    return min(total, len(PLACES) * POINT)
