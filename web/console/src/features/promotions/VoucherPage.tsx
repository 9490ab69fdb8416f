import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { promotions, type Voucher } from "@/api";
import { type Column, Copy, DataTable, Facts, Loaded, None, Page, RelativeTime, Section, shortId, usePath, useWorkspace } from "@/kit";
import { useSay, useWords } from "@/words";
import { useUseColumns, VoucherState } from "./parts";

/** One voucher and everything that became of it. */
export function VoucherPage() {
  const { promotions: words } = useWords();
  const { id } = useWorkspace();
  const path = usePath();
  const code = useParams().code ?? "";
  const query = useQuery({ queryKey: [id, "vouchers", code], queryFn: () => promotions.voucher(id, code) });
  if (query.data === undefined) {
    return (
      <Page title={words.voucher.title} up={{ to: path("/promotions"), label: words.title }}>
        <Loaded query={query}>{() => null}</Loaded>
      </Page>
    );
  }
  return <Shown voucher={query.data} />;
}

function Shown({ voucher }: { voucher: Voucher }) {
  const { promotions: all } = useWords();
  const words = all.voucher;
  const path = usePath();
  const say = useSay();
  const columns = useUseColumns(undefined);
  const facts = [
    { name: words.state, value: <VoucherState state={voucher.state} /> },
    { name: words.gives, value: say(voucher.gives) },
    { name: words.owner, value: voucher.person_id ? <Link to={path(`/people/${voucher.person_id}`)}>{shortId(voucher.person_id)}</Link> : words.nobody },
    { name: words.from, value: <RelativeTime at={voucher.usable_from} /> },
    { name: words.until, value: voucher.usable_until ? <RelativeTime at={voucher.usable_until} /> : words.noEnd },
    { name: words.issued, value: <RelativeTime at={voucher.issued_at} /> },
    { name: words.claimed, value: voucher.claimed_at ? <RelativeTime at={voucher.claimed_at} /> : <None /> },
  ];
  return (
    <Page title={<>{voucher.code} <Copy text={voucher.code} /></>} name={voucher.code} lead={say(voucher.title)} up={{ to: path(`/promotions/${voucher.promotion_id}`), label: say(voucher.title) }} facts={<Facts items={facts} />}>
      <Section title={words.history} flush>
        <DataTable caption={words.history} columns={columns} rows={voucher.uses} rowKey={(row) => row.id} empty={<p style={{ padding: "0 24px 8px" }}>{words.unused}</p>} />
      </Section>
      {voucher.gifts?.length ? <Gifts gifts={voucher.gifts} /> : null}
    </Page>
  );
}

/** Whose it was, one after the other. */
function Gifts({ gifts }: { gifts: NonNullable<Voucher["gifts"]> }) {
  const { promotions: all } = useWords();
  const words = all.gifts;
  const path = usePath();
  const who = (person: string) => (person ? <Link to={path(`/people/${person}`)}>{shortId(person)}</Link> : words.nobody);
  const columns: Column<(typeof gifts)[number]>[] = [
    { key: "at", title: words.at, render: (row) => <RelativeTime at={row.settled_at ?? row.at} /> },
    { key: "from", title: words.from, render: (row) => who(row.from_person) },
    { key: "to", title: words.to, render: (row) => who(row.to_person) },
    { key: "state", title: words.state, render: (row) => words.states[row.state] },
  ];
  return (
    <Section title={words.title} flush>
      <DataTable caption={words.title} columns={columns} rows={gifts} rowKey={(row) => `${row.at} ${row.from_person} ${row.state}`} empty={<None />} />
    </Section>
  );
}
