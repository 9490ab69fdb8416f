import type { Decision } from "@/api";
import { useWords } from "@/words";
import { Badge } from "./Badge";
import { type Column, DataTable } from "./DataTable";
import { AssetAmount, None, RelativeTime, Say, shortId } from "./Values";
import styles from "./Decisions.module.css";
import { usePath } from "./workspace";
import type { ReactNode } from "react";
import { Link } from "react-router";

export function OutcomeBadge({ outcome }: { outcome: Decision["outcome"] }) {
  const { decisions: words } = useWords();
  return <Badge tone={outcome === "accepted" ? "good" : outcome === "refused" ? "warn" : "loss"}>{words.outcomes[outcome]}</Badge>;
}

interface Props {
  caption: string;
  rows: readonly Decision[] | undefined;
  show: "person" | "play";
  empty: ReactNode;
  busy?: boolean;
  playName?: (id: string) => string;
}

/** What was decided, why, and what moved because of it. */
export function Decisions({ caption, rows, show, empty, busy, playName }: Props) {
  const { decisions: words } = useWords();
  const path = usePath();
  const columns: Column<Decision>[] = [
    { key: "at", title: words.columns.at, render: (row) => <RelativeTime at={row.at} />, width: 140 },
    show === "person"
      ? {
          key: "who",
          title: words.columns.person,
          render: (row) =>
            row.person_id ? (
              <Link to={path(`/people/${row.person_id}`)}>
                <code>{shortId(row.person_id)}</code>
              </Link>
            ) : (
              <None />
            ),
        }
      : { key: "who", title: words.columns.play, render: (row) => <Link to={path(`/plays/${row.play_id}`)}>{playName?.(row.play_id) ?? shortId(row.play_id)}</Link> },
    { key: "outcome", title: words.columns.outcome, render: (row) => <OutcomeBadge outcome={row.outcome} /> },
    {
      key: "because",
      title: words.columns.because,
      render: (row) => (
        <span className={styles.because}>
          <Say text={row.say} fallback={row.because} />
        </span>
      ),
    },
    {
      key: "moved",
      title: words.columns.moved,
      number: true,
      render: (row) =>
        !row.transfers?.length ? (
          <None />
        ) : (
          <span className={styles.moved}>
            {row.transfers.map((transfer) => (
              <AssetAmount key={transfer.id} asset={transfer.asset} amount={transfer.source.startsWith("person:") ? -transfer.amount : transfer.amount} signed />
            ))}
          </span>
        ),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} rowLink={(row) => path(`/decisions/${row.id}`)} empty={empty} {...(busy === undefined ? {} : { busy })} />;
}
