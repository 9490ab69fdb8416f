export type Snippet = "curl" | "browser" | "node" | "python" | "part";
export const SNIPPETS: readonly Snippet[] = ["curl", "browser", "node", "python", "part"];

/** Code that sends a first event (or shows a first play), ready to be copied. `origin` is this server, `key` a write key. */
export function snippet(kind: Snippet, origin: string, key: string, locale: "zh" | "en"): string {
  const product = locale === "zh" ? "云朵抱枕" : "Cloud cushion";
  switch (kind) {
    case "curl":
      return `curl ${origin}/v1/track \\
  -u '${key}:' -H 'Content-Type: application/json' \\
  -d '{"userId": "u-1001", "event": "Product Viewed", "properties": {"product_id": "P-7", "name": "${product}", "price": 59}}'`;
    case "browser":
      return `// npm install @segment/analytics-next
import { AnalyticsBrowser } from "@segment/analytics-next";

const analytics = AnalyticsBrowser.load(
  { writeKey: "${key}", cdnURL: "${origin}" },
  { integrations: { "Segment.io": { apiHost: "${origin.replace(/^https?:\/\//, "")}/v1", protocol: "${origin.startsWith("https") ? "https" : "http"}" } } },
);
analytics.track("Product Viewed", { product_id: "P-7", name: "${product}", price: 59 });`;
    case "node":
      return `// npm install @segment/analytics-node
import { Analytics } from "@segment/analytics-node";

const analytics = new Analytics({ writeKey: "${key}", host: "${origin}" });
analytics.track({ userId: "u-1001", event: "Product Viewed", properties: { product_id: "P-7", name: "${product}", price: 59 } });
await analytics.closeAndFlush();`;
    case "python":
      return `# pip install segment-analytics-python
import segment.analytics as analytics

analytics.write_key = "${key}"
analytics.host = "${origin}"
analytics.track("u-1001", "Product Viewed", {"product_id": "P-7", "name": "${product}", "price": 59})
analytics.flush()`;
    case "part":
      return `<script src="${origin}/storefront.js" data-write-key="${key}" async></script>
<antiphon-check-in lang="${locale}"></antiphon-check-in>`;
  }
}
