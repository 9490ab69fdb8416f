"""When two answers are the same: letters, digits and signs of any script, whatever their width, case, accents and spaces."""

import unicodedata
from collections.abc import Iterable


def normalise(text: str) -> str:
    """Full width becomes half width, capitals small, and only letters, marks and numbers are left: “Ａ Hair-Dryer!” is ahairdryer."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(each for each in folded if unicodedata.category(each)[0] in "LMN")


def is_answer(text: str, accepted: Iterable[str]) -> bool:
    """Whether it is one of them. What has nothing left to compare is no answer."""
    given = normalise(text)
    return bool(given) and any(given == normalise(each) for each in accepted)
