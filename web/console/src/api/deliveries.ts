/** Questions about goods on their way home. */
import { ask, client, given } from "./client";
import type { components } from "./schema";
import type { Paging } from "./index";
import type { Page } from "./types";

type S = components["schemas"];
export type Delivery = S["DeliveryLine"];
export type DeliveryState = Delivery["state"];
export type DeliveryCounts = S["DeliveryCounts"];
export type DeliveryTurn = S["TurnForm"]["turn"];
export type DeliveryBack = NonNullable<S["TurnForm"]["back"]>;
export type DeliverySettings = S["DeliverySettings"];
export type SheetReport = S["SheetReport"];
/** The document says of tuples only that they are lists; this says of what. */
export type DeliveryAddress = Omit<S["Address"], "lines"> & { lines: string[] };
export type DeliveryPage = Omit<S["DeliveryPage"], "turns" | "address"> & { turns: DeliveryTurn[]; address: DeliveryAddress | null };

const inside = (workspace: string) => ({ params: { path: { workspace } } });
const one = (workspace: string, delivery_id: string) => ({ params: { path: { workspace, delivery_id } } });

export const deliveries = {
  list: (w: string, query: Paging & { in_state?: string | null; asset?: string | null; person?: string | null }) =>
    ask(client.GET("/api/w/{workspace}/deliveries", { params: { path: { workspace: w }, query: given({ ...query }) } })) as Promise<Page<Delivery>>,
  counts: (w: string) => ask(client.GET("/api/w/{workspace}/deliveries/counts", inside(w))),
  get: (w: string, d: string) => ask(client.GET("/api/w/{workspace}/deliveries/{delivery_id}", one(w, d))) as Promise<DeliveryPage>,
  turn: (w: string, d: string, body: S["TurnForm"]) => ask(client.POST("/api/w/{workspace}/deliveries/{delivery_id}/turns", { ...one(w, d), body })),
  pack: (w: string, ids: string[]) => ask(client.POST("/api/w/{workspace}/deliveries/pack", { ...inside(w), body: { ids } })),
  settings: (w: string) => ask(client.GET("/api/w/{workspace}/deliveries/settings", inside(w))),
  changeSettings: (w: string, body: DeliverySettings) => ask(client.PUT("/api/w/{workspace}/deliveries/settings", { ...inside(w), body })),
  sheetUrl: (w: string, state: string) => `/api/w/${encodeURIComponent(w)}/deliveries/sheet.csv?in_state=${encodeURIComponent(state)}`,
  importTracking: (w: string, sheet: Blob) =>
    ask(client.POST("/api/w/{workspace}/deliveries/tracking", { ...inside(w), body: sheet as never, bodySerializer: (body: unknown) => body as Blob, headers: { "Content-Type": "text/csv" } })),
};
