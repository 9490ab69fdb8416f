// Drives @rudderstack/rudder-sdk-node: only the data plane is set. It packs its bodies without being asked.
import RudderAnalytics from "@rudderstack/rudder-sdk-node";

const [host, writeKey] = process.argv.slice(2);
const failures = [];
const Client = RudderAnalytics.default ?? RudderAnalytics;
const analytics = new Client(writeKey, { dataPlaneUrl: host, flushAt: 20, flushInterval: 200, logLevel: "error" });
const call = (name, message) => analytics[name](message, (error) => error && failures.push(String(error)));

call("track", { anonymousId: "a1", event: "Product Viewed", properties: { product_id: "P1" } });
call("identify", { userId: "u1", anonymousId: "a1", traits: { email: "mia@example.com" } });
call("page", { userId: "u1", name: "Home", properties: { url: "https://shop.example/" } });
call("screen", { userId: "u1", name: "Start" });
call("group", { userId: "u1", groupId: "g1", traits: { plan: "gold" } });
call("alias", { userId: "u1", previousId: "a1" });
for (let number = 0; number < 30; number += 1) {
  call("track", { userId: "u1", event: "Product Added", properties: { product_id: `P${number}`, quantity: 1, price: 9.5 } });
}
call("track", { userId: "u1", event: "Order Completed", properties: { order_id: "O1", revenue: 285, currency: "EUR" } });
const flush = () => analytics.flush().catch((error) => failures.push(String(error)));
process.on("unhandledRejection", (error) => failures.push(String(error)));
await flush();
await new Promise((resolve) => setTimeout(resolve, 300));
await flush();
console.log(JSON.stringify(failures));
process.exit(0);
