"""The journal of merges in words, for operators."""

from typing import Final

from antiphon.sdk.words import Text

_MERGED: Final = Text(
    zh="同一事件同时带有双方的标识（{kind}），因此合并为一位顾客。", en="One event named both of them ({kind}), so they became one person."
)
_SAYS: Final = {
    ("merged", "same_event"): _MERGED,
    ("merged", "alias"): Text(
        zh="商店用 alias 说明这两个标识属于同一个人，因此合并。", en="The shop said with an alias call that both ids are the same person."
    ),
    ("moved", "shared_device"): Text(
        zh="另一位顾客在这台设备上登录，此后该设备的匿名标识归其所有；两人没有合并。",
        en="Somebody else signed in on this device. Its anonymous id is theirs from now on; the two were not merged.",
    ),
    ("moved", "limit"): Text(
        zh="合并会超出标识数量上限，因此只把这台设备的匿名标识转给了新登录的顾客。",
        en="A merge would exceed the limit of identifiers, so only this device's anonymous id moved to the person who signed in.",
    ),
    ("refused", "two_known"): Text(
        zh="双方各有自己的用户 ID，已知顾客永远不会自动合并；该标识仍归最先使用它的人。",
        en="Both have a user id of their own. Known persons are never merged; the identifier stays with whoever had it first.",
    ),
    ("refused", "two_named"): Text(
        zh="双方都有自己的联系方式，仅凭同一台设备不足以合并。",
        en="Both have names of their own; sharing a device is not enough to merge them.",
    ),
    ("refused", "alias_of_known"): Text(
        zh="alias 指向的旧标识属于另一位已知顾客，因此没有合并。",
        en="The previous id of the alias call belongs to another known person, so nothing was merged.",
    ),
    ("refused", "limit"): Text(
        zh="这位顾客的此类标识（{kind}）已达上限，因此没有继续添加。",
        en="The person has as many identifiers of this kind ({kind}) as allowed, so it was left out.",
    ),
    ("blocked", "junk"): Text(
        zh="“{value}”不能说明是谁（常见于脚本错误），因此忽略。",
        en="“{value}” says nothing about who somebody is (often a broken script), so it was ignored.",
    ),
}


def says(outcome: str, because: str, kind: str, value: str) -> dict[str, str]:
    """A line of the journal, written out in Chinese and English."""
    text = _SAYS.get((outcome, because), _MERGED)
    return {"zh": text.zh.format(kind=kind, value=value), "en": text.en.format(kind=kind, value=value)}
