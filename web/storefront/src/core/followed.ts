/** Somebody came by a card that a friend shared: tell the shop once, so that it can thank the friend. */
import { ask } from "./ask";

const BY = "antiphon_by";
const PLAY = "antiphon_card";

/** What the address of the page says, if anything. */
export function followedCard(search: string): { readonly play: string; readonly by: string } | null {
  const query = new URLSearchParams(search);
  const play = query.get(PLAY) ?? "";
  const by = query.get(BY) ?? "";
  return /^ply_[0-9a-z]{1,40}$/.test(play) && /^[\w-]{22}$/.test(by) ? { play, by } : null;
}

/** Tell it; the server counts each visitor once, so that nothing is lost if this is said again. */
export function tellFollowed(): void {
  const found = followedCard(location.search);
  if (!found) return;
  void ask(`/storefront/plays/${found.play}/card/follows`, { by: found.by }).catch(() => undefined); // a visit is a visit, counted or not
}
