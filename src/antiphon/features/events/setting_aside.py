"""Rows of the quarantine, and the words that tell an operator why they are there."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from antiphon.engine.database.port import Value
from antiphon.features.events.intake import Aside

HOUR_MS: Final = 3_600_000
DAY_MS: Final = 24 * HOUR_MS

REASONS: Final[Mapping[str, Mapping[str, str]]] = {
    "malformed_json": {"en": "The request is not JSON", "zh": "请求内容不是有效的 JSON"},
    "malformed_event": {"en": "The event is not a JSON object", "zh": "事件不是 JSON 对象"},
    "no_batch": {"en": "The batch has no list of events", "zh": "批量请求里没有事件列表"},
    "duplicate_key": {"en": "A field stands twice", "zh": "同一字段出现了两次"},
    "not_utf8": {"en": "The text is not UTF-8", "zh": "文本不是 UTF-8 编码"},
    "bad_number": {"en": "A number cannot be read", "zh": "有数字无法读取"},
    "bad_text": {"en": "A text holds a forbidden character", "zh": "文本里有不允许的字符"},
    "too_deep": {"en": "Nested too deep", "zh": "嵌套层数过多"},
    "event_too_large": {"en": "The event is over 32 KB", "zh": "单个事件超过 32 KB"},
    "too_many_events": {"en": "More than 2,500 events in one request", "zh": "一次请求超过 2,500 个事件"},
    "unknown_type": {"en": "Unknown type of call", "zh": "调用类型未知"},
    "no_name": {"en": "The event has no name", "zh": "事件没有名称"},
    "no_person": {"en": "Nobody is named: no userId, no anonymousId", "zh": "没有指明是谁：缺少 userId 和 anonymousId"},
    "no_usable_id": {"en": "Its ids are placeholders, such as null or 0", "zh": "标识只是占位值，例如 null 或 0"},
    "unknown_person": {"en": "It is about a person we do not know", "zh": "事件所指的人不存在"},
    "bad_id": {"en": "An id is too long or not text", "zh": "标识过长或不是文本"},
    "bad_message_id": {"en": "messageId is not text", "zh": "messageId 不是文本"},
    "bad_timestamp": {"en": "The time cannot be read", "zh": "时间无法读取"},
    "wrong_type": {"en": "A known field has the wrong type", "zh": "已知字段的类型不对"},
    "digest_failed": {"en": "Processing it failed", "zh": "处理时出错"},
}
# Refused by what the house was then, not by what they are: sent again as they came, they may pass.
MAY_PASS_UNCHANGED: Final = frozenset({"digest_failed", "too_many_events", "no_usable_id", "unknown_person"})
_OTHER: Final[Mapping[str, str]] = {"en": "It could not be used", "zh": "无法使用"}


def says(reason: str) -> Mapping[str, str]:
    """A reason in both languages."""
    return REASONS.get(reason, _OTHER)


def row(workspace: str, source: str, received_ms: int, now_ms: int, aside: Aside) -> tuple[Value, ...]:
    """A row for `store_quarantine.keep`. Its id is made from what it holds: the same bytes are kept once."""
    return (
        workspace,
        quarantine_id(workspace, source, aside.kind, aside.body),
        now_ms,
        aside.refused.code,
        clean(aside.refused.detail),
        source,
        aside.kind,
        received_ms,
        aside.envelope.decode(),
        aside.body,
    )


def quarantine_id(workspace: str, source: str, kind: str, body: bytes) -> str:
    """The same for the same bytes from the same source."""
    digest = blake2b(f"{workspace}\0{source}\0{kind}\0".encode(), digest_size=13)
    digest.update(body)
    return f"qua_{digest.hexdigest()}"


def clean(text: str) -> str:
    """A sentence that every store keeps: no NUL, no half characters, not endless."""
    return text[:500].replace("\0", "\\0").encode("utf-8", "backslashreplace").decode()
