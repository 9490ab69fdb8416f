"""What only the demo serves: the products of the demo shop and a household whose place the visitor may take."""

from typing import Any

import msgspec
from litestar import get

from antiphon.entry.bootstrap import Services
from antiphon.entry.demo.setting_up import WORKSPACE, DemoFacts


def demo_routes(services: Services, facts: DemoFacts) -> list[Any]:
    """The routes, over the facts of a complete demo."""

    @get("/shop/products.json", include_in_schema=False, sync_to_thread=True)
    def products() -> dict[str, Any]:
        token, expires_at = services.access.sign_shopper(WORKSPACE, user_id=facts.user_id)
        return msgspec.to_builtins(facts) | {"person": {"id": facts.user_id, "token": token, "expires_at": expires_at}}

    return [products]
