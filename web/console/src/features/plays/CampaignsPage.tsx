import { useQuery } from "@tanstack/react-query";
import { type Campaign, plays } from "@/api";
import { EmptyState, ErrorState, Page, Section, Skeleton, useFormat, useNow, useWorkspace } from "@/kit";
import { useLocale, useSay, useWords } from "@/words";
import styles from "./plays.module.css";

const DAY = 86_400_000;

/** Every campaign on one line of time. */
export function CampaignsPage() {
  const { campaigns: words } = useWords();
  const { id } = useWorkspace();
  const query = useQuery({ queryKey: [id, "campaigns", "all"], queryFn: () => plays.campaigns(id, { limit: 100 }) });
  const all = query.data?.items ?? [];
  const dated = all.filter((one) => one.starts_at && one.ends_at).sort((a, b) => (b.starts_at ?? "").localeCompare(a.starts_at ?? ""));
  return (
    <Page title={words.title} lead={words.lead}>
      <Section flush>
        {query.isPending ? (
          <div className={styles.none}>
            <Skeleton lines={6} />
          </div>
        ) : null}
        {query.isError ? <ErrorState error={query.error} retry={() => void query.refetch()} /> : null}
        {query.data && all.length === 0 ? <EmptyState title={words.emptyTitle}>{words.emptyText}</EmptyState> : null}
        {dated.length > 0 ? <Calendar campaigns={dated} /> : null}
      </Section>
    </Page>
  );
}

/** The first days of the months between two moments. */
function monthsBetween(from: number, to: number): number[] {
  const months: number[] = [];
  const start = new Date(from);
  for (let month = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), 1); month < to; ) {
    // A month too close to the edge or to the one before has no room for its name.
    if (month >= from && month - from > (to - from) * (months.length === 0 ? 0 : 0.03) && to - month > (to - from) * 0.03) months.push(month);
    const here = new Date(month);
    month = Date.UTC(here.getUTCFullYear(), here.getUTCMonth() + 1, 1);
  }
  return months;
}

function Calendar({ campaigns }: { campaigns: Campaign[] }) {
  const { campaigns: words } = useWords();
  const say = useSay();
  const format = useFormat();
  const locale = useLocale();
  const now = useNow().getTime();
  const starts = campaigns.map((one) => Date.parse(one.starts_at ?? ""));
  const ends = campaigns.map((one) => Date.parse(one.ends_at ?? ""));
  const from = Math.min(...starts) - 3 * DAY;
  const to = Math.max(...ends, now) + 10 * DAY;
  const place = (moment: number) => `${(((moment - from) / (to - from)) * 100).toFixed(3)}%`;
  const months = monthsBetween(from, to);
  const namesYear = (index: number) => index === 0 || new Date(months[index] ?? 0).getUTCMonth() === 0;
  const month = new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", { month: "short", timeZone: "UTC" });
  const year = new Intl.DateTimeFormat(locale === "zh" ? "zh-CN" : "en-GB", { year: "numeric", month: "short", timeZone: "UTC" });
  return (
    // A long calendar scrolls sideways, so it must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.calendar} tabIndex={0} role="region" aria-label={words.title}>
      <div className={styles.months} aria-hidden="true">
        <span />
        <div className={styles.monthNames}>
          {months.map((moment, index) =>
            // A name with a year takes the room of two.
            index > 0 && namesYear(index - 1) && !namesYear(index) ? null : (
              <span key={moment} style={{ left: place(moment) }}>
                {(namesYear(index) ? year : month).format(moment)}
              </span>
            ),
          )}
        </div>
      </div>
      <ul>
        {campaigns.map((campaign) => {
          const start = Date.parse(campaign.starts_at ?? "");
          const end = Date.parse(campaign.ends_at ?? "");
          const when = now < start ? "coming" : now > end ? "past" : "running";
          const days = Math.max(1, Math.round((end - start) / DAY));
          const late = (end - from) / (to - from) > 0.8;
          return (
            <li key={campaign.id} className={styles.campaign} title={say(campaign.name)}>
              <span className={styles.campaignName}>{say(campaign.name)}</span>
              <span className={styles.track}>
                <span className={styles.span} data-when={when} style={{ left: place(start), width: `calc(${place(end)} - ${place(start)})` }} />
                <span className={styles.spanText} style={late ? { right: `calc(100% - ${place(start)})` } : { left: place(end) }}>
                  {format.shortDay(campaign.starts_at ?? "")} – {format.shortDay(campaign.ends_at ?? "")} · {words.days(days)}
                  <span className="hidden-visually">, {words[when]}</span>
                </span>
                <span className={styles.today} style={{ left: place(now) }} title={words.today} />
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
