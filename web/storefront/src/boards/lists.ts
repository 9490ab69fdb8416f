/** Public lists of a play, page by page. */
import { ask } from "../core/ask";

export interface ListRow<D = Readonly<Record<string, unknown>>> {
  readonly position: number | null;
  readonly key: string;
  readonly rank: number;
  readonly name: string | null; // masked
  readonly mine: boolean;
  readonly data: D;
  readonly at: string | null;
}

export interface ListPage<D = Readonly<Record<string, unknown>>> {
  readonly items: readonly ListRow<D>[];
  readonly count: number;
  readonly me: ListRow<D> | null;
  readonly next: string | null;
}

/** One page; with `around` the rows beside the shopper's own. Throws `Failed`. */
export function readList<D>(play: string, list: string, more: { readonly cursor?: string | null; readonly limit?: number; readonly around?: boolean } = {}): Promise<ListPage<D>> {
  const query = new URLSearchParams({ limit: String(more.limit ?? 50) });
  if (more.cursor) query.set("cursor", more.cursor);
  if (more.around) query.set("around", "me");
  return ask<ListPage<D>>(`/storefront/plays/${encodeURIComponent(play)}/lists/${encodeURIComponent(list)}?${query}`);
}
