"""The page of a link with a move inside. It confirms by itself with a POST, or by one button: whoever only looks changes nothing.

Plain HTML; the few lines of script only press the button, and only for somebody who looks at the page in a browser of their own.
"""

from html import escape
from typing import Final

from antiphon.features.plays.carding import CardMade
from antiphon.features.plays.contracts import Accepted, Outcome
from antiphon.sdk.words import Text

NOT_OURS: Final = Text(
    zh="这个链接不完整或不是我们的，请重新点开消息里的链接。", en="This link is not whole or not ours. Open it from the message again."
)
EXPIRED: Final = Text(
    zh="这个链接已过期。到店铺页面看看还能不能参加。", en="This link has expired. See on the shop’s page whether you can still take part."
)
LATER: Final = Text(zh="现在忙不过来，请稍后再点一次。", en="We are busy right now. Please tap again in a moment.")
_WORDS: Final = {
    "confirm": Text(zh="确认", en="Confirm"),
    "sending": Text(zh="正在提交…", en="Sending…"),
    "one_tap": Text(zh="你选的是", en="You chose"),
    "for_you": Text(zh="这个链接只属于你，请不要转发。", en="This link is yours alone; please do not pass it on."),
    "save": Text(zh="长按图片保存，分享给朋友。", en="Press and hold the picture to save it and share it with friends."),
    "card": Text(zh="你的卡片", en="Your card"),
}
SCRIPT: Final = (
    "(()=>{const form=document.forms[0];let sent=false;"
    "const go=()=>{if(sent||document.visibilityState!=='visible'||navigator.webdriver||document.prerendering)return;"
    "sent=true;form.classList.add('sending');setTimeout(()=>form.submit(),700)};"
    "document.addEventListener('visibilitychange',go);document.addEventListener('prerenderingchange',go);go()})()"
)
_STYLE: Final = (
    "body{margin:0;font:17px/1.6 system-ui,'PingFang SC','Noto Sans SC',sans-serif;background:#f3f2ee;color:#1d2433}"
    "main{max-width:440px;margin:0 auto;padding:40px 20px 48px;text-align:center}h1{font-size:1.15rem;margin:0 0 20px;color:#4a5261}"
    ".what{font-size:2rem;font-weight:700;margin:8px 0 24px;overflow-wrap:anywhere}small,.fine{color:#5b6472}"
    "button{font:inherit;font-weight:600;min-height:52px;width:100%;border:0;border-radius:14px;background:#9a3412;color:#fff}"
    "button:focus-visible{outline:3px solid #1d2433;outline-offset:3px}.sending button{background:#6b4636}"
    "img{width:100%;height:auto;border-radius:14px;margin-top:20px}.said{font-size:1.35rem;font-weight:600;margin:16px 0}"
)


def headers(nonce: str) -> dict[str, str]:
    """Nothing from elsewhere, no script but ours, no place in a frame, and the link in nobody's log."""
    return {
        "Content-Security-Policy": (
            f"default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-{nonce}'; img-src 'self' data:; form-action 'self'; "
            "base-uri 'none'; frame-ancestors 'none'"
        ),
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex, nofollow",
        "Cache-Control": "no-store",
    }


def ask(play: Text, choice: Text, token: str, language: str, nonce: str) -> str:
    """What the link would do, with the button that does it."""
    body = (
        f"<h1>{_in(play, language)}</h1><small>{_word('one_tap', language)}</small>"
        f'<p class="what">{_in(choice, language)}</p>'
        f'<form method="post" action="/t/{escape(token, quote=True)}"><button>{_word("confirm", language)}</button></form>'
        f'<p class="fine">{_word("for_you", language)}</p>'
    )
    return _page(_in(play, language), body + f'<script nonce="{nonce}">{SCRIPT}</script>', language)


def answer(play: Text, choice: Text, outcome: Outcome, card: CardMade | None, language: str) -> str:
    """What came of it, and the person's card where there is one."""
    said = _in(outcome.say, language)
    chosen = f'<p class="what">{_in(choice, language)}</p>' if isinstance(outcome, Accepted) else ""
    body = f'<h1>{_in(play, language)}</h1>{chosen}<p class="said" role="status">{said}</p>'
    if card is not None:
        picture, alt = escape(card.picture, quote=True), escape(card.alt, quote=True)
        body += f'<img src="{picture}" alt="{alt}" width="1080" height="1400"><p class="fine">{_word("save", language)}</p>'
    return _page(_in(play, language), body, language)


def sorry(why: Text, language: str) -> str:
    """Nothing was done, and why."""
    return _page("Antiphon", f'<p class="said" role="alert">{_in(why, language)}</p>', language)


def _page(title: str, body: str, language: str) -> str:
    code = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body><main>{body}</main></body></html>"
    )


def _in(text: Text, language: str) -> str:
    return escape(text.zh if language == "zh" else text.en)


def _word(name: str, language: str) -> str:
    return _in(_WORDS[name], language)
