# pyright: basic, reportMissingTypeStubs=false, reportUnknownMemberType=false
"""Drives segment-analytics-python: only the host is set."""

import json
import sys

from segment.analytics.client import Client

host, key, *options = sys.argv[1:]
failures: list[str] = []
client = Client(
    key,
    host=host,
    gzip="gzip" in options,
    max_retries=3,
    on_error=lambda error, _: failures.append(str(error)),
)
client.track(anonymous_id="a1", event="Product Viewed", properties={"product_id": "P1"})
client.identify(user_id="u1", anonymous_id="a1", traits={"email": "mia@example.com"})
client.page(user_id="u1", name="Home", properties={"url": "https://shop.example/"})
client.screen(user_id="u1", name="Start")
client.group(user_id="u1", group_id="g1", traits={"plan": "gold"})
client.alias(previous_id="a1", user_id="u1")
for number in range(30):
    client.track("u1", "Product Added", {"product_id": f"P{number}", "quantity": 1, "price": 9.5})
client.track("u1", "Order Completed", {"order_id": "O1", "revenue": 285, "currency": "EUR"})
client.flush()
client.join()
sys.stdout.write(json.dumps(failures))
