/** Parts that come with another script of their own group (src/groups), fetched when the first of them is on the page. */
export const LATER: Readonly<Record<string, string>> = {
  vouchers: "value",
  tier: "value",
  badges: "value",
  points: "value",
  "points-shop": "value",
  commission: "value",
  donation: "giving",
  crowdfunding: "giving",
  "personal-test": "questions",
  vote: "votes",
};

const NAMES = Object.keys(LATER)
  .map((name) => `antiphon-${name}`)
  .join();

/** Fetches the script of every group that the page turns out to need, each once. */
export function loadLater(origin: string): void {
  const fetched = new Set<string>();
  const all = new Set(Object.values(LATER)).size;
  const look = (): boolean => {
    for (const element of document.querySelectorAll(NAMES)) {
      const group = LATER[element.localName.slice("antiphon-".length)];
      if (!group || fetched.has(group)) continue;
      fetched.add(group);
      document.head.append(Object.assign(document.createElement("script"), { src: `${origin}/storefront-${group}.js`, async: true }));
    }
    return fetched.size === all;
  };
  if (look()) return;
  const watch = new MutationObserver(() => {
    if (look()) watch.disconnect();
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
}
