// Drives @segment/analytics-node: only the host is set.
import { Analytics } from "@segment/analytics-node";

const [host, writeKey] = process.argv.slice(2);
const failures = [];
const analytics = new Analytics({ host, writeKey, flushAt: 15, flushInterval: 200 });
analytics.on("error", (error) => failures.push(String(error.reason ?? error.code ?? error)));

analytics.track({ anonymousId: "a1", event: "Product Viewed", properties: { product_id: "P1" } });
analytics.identify({ userId: "u1", anonymousId: "a1", traits: { email: "mia@example.com" } });
analytics.page({ userId: "u1", name: "Home", properties: { url: "https://shop.example/" } });
analytics.screen({ userId: "u1", name: "Start" });
analytics.group({ userId: "u1", groupId: "g1", traits: { plan: "gold" } });
analytics.alias({ userId: "u1", previousId: "a1" });
for (let number = 0; number < 30; number += 1) {
  analytics.track({ userId: "u1", event: "Product Added", properties: { product_id: `P${number}`, quantity: 1, price: 9.5 } });
}
analytics.track({ userId: "u1", event: "Order Completed", properties: { order_id: "O1", revenue: 285, currency: "EUR" } });
await analytics.closeAndFlush();
console.log(JSON.stringify(failures));
