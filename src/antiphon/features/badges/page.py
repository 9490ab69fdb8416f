"""The public page of one award: plain HTML without script, shown only while its owner shares it."""

from html import escape
from typing import Final

from antiphon.features.badges.picture import Certificate, clean

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
    "Cache-Control": "no-store",
}
_STYLE: Final = (
    "body{margin:0;font:16px/1.6 system-ui,'PingFang SC','Noto Sans SC',sans-serif;background:#f3f2ee;color:#1d2433}"
    "main{max-width:760px;margin:0 auto;padding:24px 16px 48px}img{width:100%;height:auto;border-radius:14px;display:block}"
    "h1{font-size:1.5rem;margin:24px 0 4px}p{margin:8px 0}dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px}"
    "dt{color:#5b6472}dd{margin:0}a{color:#1f5fbf;display:inline-block;padding:10px 0}.bad{color:#a4262c;font-weight:600}"
)


def render(told: Certificate, criteria: str, token: str, *, revoked: bool) -> str:
    """The page in the language of the certificate."""
    zh = told.language == "zh"
    words = _ZH if zh else _EN
    language = "zh-CN" if zh else "en"
    shown = {
        name: escape(clean(text, most), quote=True)
        for name, text, most in (
            ("title", told.name, 120),
            ("about", told.description, 600),
            ("holder", told.holder, 80),
            ("shop", told.shop, 120),
            ("criteria", criteria, 600),
        )
    }
    link = escape(token, quote=True)
    state = f'<p class="bad">{words["revoked"]}</p>' if revoked else f"<p>{words['valid']}</p>"
    proof = "" if revoked else f'<p><a href="/b/{link}/credential.json">{words["proof"]}</a></p>'
    card = f"/b/{link}/picture.png?lang={told.language}"
    keep = f'<p><a href="{card}" download="{link}.png">{words["keep"]}</a></p>'
    alt = f"{shown['title']} · {shown['holder']}"
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta name="robots" content="noindex"><meta property="og:title" content="{shown["title"]}">'
        f'<meta property="og:image" content="{card}"><title>{shown["title"]} · {shown["shop"]}</title>'
        f"<style>{_STYLE}</style></head><body><main>"
        f'<img src="/b/{link}/picture.svg?lang={told.language}" alt="{alt}" width="1200" height="630">'
        f"<h1>{shown['title']}</h1><p>{shown['about']}</p>{state}<dl><dt>{words['holder']}</dt><dd>{shown['holder']}</dd>"
        f"<dt>{words['shop']}</dt><dd>{shown['shop']}</dd><dt>{words['on']}</dt><dd>{escape(told.on)}</dd>"
        f"<dt>{words['criteria']}</dt><dd>{shown['criteria']}</dd></dl>{keep}{proof}</main></body></html>"
    )


_ZH: Final = {
    "revoked": "这枚徽章已被店家收回。",
    "valid": "店家已签名，可以验证。",
    "keep": "保存图片，分享给朋友",
    "proof": "下载可验证的 Open Badge",
    "holder": "获得者",
    "shop": "颁发者",
    "on": "日期",
    "criteria": "怎样获得",
}
_EN: Final = {
    "revoked": "The shop has taken this badge back.",
    "valid": "Signed by the shop; anybody can verify it.",
    "keep": "Save the picture to share it",
    "proof": "Download the verifiable Open Badge",
    "holder": "Earned by",
    "shop": "Given by",
    "on": "Date",
    "criteria": "What it takes",
}
