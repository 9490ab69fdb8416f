/** Parts that come with another script of their own group (src/groups), fetched when the first of them is on the page. */
export const LATER: Readonly<Record<string, string>> = {
  vouchers: "value",
  tier: "value",
  badges: "value",
  points: "value",
  "points-shop": "value",
  commission: "value",
  alliance: "value",
  presale: "buying",
  "flash-sale": "buying",
  "mini-game": "games",
  scan: "scanning",
  hunt: "scanning",
  treasure: "scanning",
  visit: "scanning",
  deliveries: "deliveries",
  crowdfunding: "giving",
  donation: "giving",
  "personal-test": "questions",
  quiz: "questions",
  survey: "questions",
  trial: "trials",
  vote: "votes",
  call: "votes",
  "call-credit": "votes",
  guess: "guessing",
  riddle: "guessing",
  countdown: "guessing",
  leaderboard: "boards",
  mood: "light",
  "tag-card": "light",
  "share-card": "light",
};

const NAMES = Object.keys(LATER)
  .map((name) => `antiphon-${name}`)
  .join();

const fetched = new Set<string>();

/** The script of one group, once; for parts that find out for themselves that they need it. */
export function fetchGroup(origin: string, group: string): void {
  if (fetched.has(group)) return;
  fetched.add(group);
  document.head.append(Object.assign(document.createElement("script"), { src: `${origin}/storefront-${group}.js`, async: true }));
}

/** Fetches the script of every group that the page turns out to need, each once. */
export function loadLater(origin: string): void {
  const groups = [...new Set(Object.values(LATER))];
  const look = (): boolean => {
    for (const element of document.querySelectorAll(NAMES)) {
      const group = LATER[element.localName.slice("antiphon-".length)];
      if (group) fetchGroup(origin, group);
    }
    return groups.every((group) => fetched.has(group));
  };
  if (look()) return;
  const watch = new MutationObserver(() => {
    if (look()) watch.disconnect();
  });
  watch.observe(document.documentElement, { childList: true, subtree: true });
}
