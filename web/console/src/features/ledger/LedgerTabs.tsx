import { LinkTabs, usePath } from "@/kit";
import { useWords } from "@/words";

/** The three ways to look at the book. */
export function LedgerTabs() {
  const { ledger: words, nav } = useWords();
  const path = usePath();
  return (
    <LinkTabs
      label={nav.ledger}
      tabs={[
        { to: path("/ledger/assets"), label: words.assets.title },
        { to: path("/ledger/accounts"), label: words.accounts.title },
        { to: path("/ledger/transfers"), label: words.transfers.title },
      ]}
    />
  );
}
