"""A shop's page with one play on it: the play is launched for the test, and a shopper opens the page on a phone."""

import time
from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, Route

from antiphon.engine.access.tokens import sign_shopper
from tests.browser.console import HOME, WORKSPACE, Office

SECRET = "a-secret-that-only-the-browser-tests-know"
STAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Stage</title><style>body {{ margin: 0; padding: 12px; background: #f4f2ee }}</style>
<script src="/storefront.js" data-write-key="demo" data-shop="Stage" {token} async></script>
<main><h1 style="font:600 20px system-ui">Stage</h1><antiphon-{part} play="{play}"></antiphon-{part}></main></html>"""


class Stage:
    """`stage.open(kind, rules, lang)` gives the page; `stage.office` is the operator, `stage.play_id` what was launched last."""

    def __init__(self, url: str, office: Office, visit: Callable[..., Page]) -> None:
        self.url, self.office, self._visit = url, office, visit
        self.play_id = ""
        self.user_id = ""
        self._launched: list[str] = []

    def launch(self, kind: str, rules: Mapping[str, Any], **more: Any) -> str:
        """A play of these rules, running from now on; its id."""
        draft = {"kind": kind, "name": {"zh": "试一试", "en": "Try it"}, "rules": dict(rules), **more}
        self.play_id = str(self.office.ask("POST", f"/api{HOME}/plays", draft)["id"])
        self.office.ask("POST", f"/api{HOME}/plays/{self.play_id}/launch")
        self._launched.append(self.play_id)
        return self.play_id

    def end_all(self) -> None:
        """Other tests look at the same shop: what was launched here is over."""
        for play_id in self._launched:
            if self.office.read(f"/plays/{play_id}")["state"] != "ended":
                self.office.ask("POST", f"/api{HOME}/plays/{play_id}/end")

    def open(self, kind: str, rules: Mapping[str, Any] | None = None, lang: str = "en", *, known: bool = False, **more: Any) -> Page:
        """A shopper's page; with `known` they are signed in. Without rules it shows the play launched before. `more` is for `visit`."""
        if rules is not None:
            self.launch(kind, rules)
        token = ""
        if known:
            self.user_id = f"member-{uuid4().hex[:12]}"
            signed = sign_shopper(SECRET, WORKSPACE, int(time.time()) + 3_600, user_id=self.user_id)
            token = f'data-token="{signed}"'
        html = STAGE.format(lang={"zh": "zh-CN", "en": "en"}[lang], part=kind.replace("_", "-"), play=self.play_id, token=token)

        def serve(route: Route) -> None:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

        return self._visit(f"{self.url}/stage-{uuid4().hex[:8]}", lang=lang, stage=serve, **more)
