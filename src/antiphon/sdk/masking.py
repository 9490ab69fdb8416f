"""A person's name as strangers may see it: enough to recognise oneself, not enough to be found.

张伟 is 张**, Annabel is A**l, ann@shop.example is **.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

MASK: Final = "**"  # always two, so that the length of a name stays unknown
FEWEST_WITH_END: Final = 4  # a shorter name shows its beginning only: never more than half of it
MOST_DIGITS: Final = 4  # more of them may be a phone number, an account or a date of birth
MOST_MARKS: Final = 12  # code points of one visible character; a family of emoji takes 7 to 11

_JOINER: Final = "\u200d"
_REGIONAL: Final = range(0x1F1E6, 0x1F200)  # two of them are a flag
_SKIN: Final = range(0x1F3FB, 0x1F400)
_TAGS: Final = range(0xE0020, 0xE0080)
_HANGUL: Final = range(0x1100, 0x1200)  # what NFC leaves of unusual syllables


def mask_name(text: str) -> str:
    """The first visible character and, of longer names, the last, around two stars.

    Whatever may be an e-mail address or a phone number, one visible character, or nothing at all becomes the stars alone.
    Never cuts through an emoji, a flag or an accent; leaves out control, direction and invisible characters.
    """
    plain = unicodedata.normalize("NFKC", text)
    if "@" in plain or sum(each.isdigit() for each in plain) > MOST_DIGITS:
        return MASK
    seen = [each for each in _visible(unicodedata.normalize("NFC", text)) if not each.isspace()]
    if len(seen) <= 1:
        return MASK
    return f"{seen[0]}{MASK}{seen[-1]}" if len(seen) >= FEWEST_WITH_END else f"{seen[0]}{MASK}"


def _visible(text: str) -> Iterator[str]:
    """The characters a reader sees (the common cases of Unicode's grapheme clusters), each with its marks."""
    cluster = ""
    for each in text:
        if cluster and _continues(cluster, each):
            cluster += each
            continue
        if cluster:
            yield _tidy(cluster)
        cluster = "" if _is_unseen(each) else each
    if cluster:
        yield _tidy(cluster)


def _continues(cluster: str, each: str) -> bool:
    """Whether a code point belongs to the character before it."""
    code = ord(each)
    if each == _JOINER or unicodedata.category(each) in {"Mn", "Mc", "Me"} or code in _SKIN or code in _TAGS:
        return True
    if cluster[-1] == _JOINER:
        return unicodedata.category(each) == "So"
    if code in _REGIONAL:
        return len(cluster) == 1 and ord(cluster) in _REGIONAL
    return code in _HANGUL and ord(cluster[0]) in _HANGUL


def _is_unseen(each: str) -> bool:
    """Marks without a letter, controls, direction switches, surrogates and what is not assigned."""
    return unicodedata.category(each)[0] in {"M", "C"}


def _tidy(cluster: str) -> str:
    """Without a joiner that joins nothing, and without a tower of marks."""
    return (cluster if len(cluster) <= MOST_MARKS else cluster[0]).rstrip(_JOINER)
