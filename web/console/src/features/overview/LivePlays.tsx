import { Button } from "antd";
import { Link, useNavigate } from "react-router";
import { EmptyState, Grid, Section, Skeleton, Spark, useFormat, usePath } from "@/kit";
import { useSay, useWords } from "@/words";
import { useLivePlays } from "./live";
import styles from "./overview.module.css";

/** A strip of what is running now. */
export function LivePlays() {
  const { overview: words } = useWords();
  const say = useSay();
  const format = useFormat();
  const path = usePath();
  const navigate = useNavigate();
  const { pending, rows } = useLivePlays();
  return (
    <Section title={words.livePlays} aside={<Link to={path("/plays")}>{words.allPlays}</Link>}>
      {pending ? <Skeleton lines={2} /> : null}
      {!pending && rows.length === 0 ? (
        <EmptyState
          title={words.noPlays}
          action={
            <Button type="primary" onClick={() => void navigate(path("/plays/new"))}>
              {words.firstPlay}
            </Button>
          }
        >
          {words.noPlaysText}
        </EmptyState>
      ) : null}
      <Grid min={280}>
        {rows.map(({ play, numbers }) => {
          const lowest = [...(numbers?.stock ?? [])].filter((stock) => stock.started > 0).sort((a, b) => a.left / a.started - b.left / b.started)[0];
          return (
            <Link key={play.id} to={path(`/plays/${play.id}`)} className={styles.play}>
              <span className={styles.playHead}>
                <strong>{say(play.name)}</strong>
                {numbers && numbers.by_hour.length > 1 ? <Spark values={numbers.by_hour.slice(-24).map((hour) => hour.moves)} label={words.playToday} width={72} height={24} /> : null}
              </span>
              <span className={styles.playNumbers}>
                <span>
                  <b>{numbers ? format.number(numbers.today.moves) : "–"}</b> {words.playToday}
                </span>
                <span>
                  <b>{numbers ? format.number(numbers.today.people) : "–"}</b> {words.playPeople}
                </span>
                {lowest ? (
                  <span title={say(lowest.name)}>
                    <b>{format.percent(lowest.left / lowest.started, 0)}</b> {words.playLeft}
                  </span>
                ) : null}
              </span>
            </Link>
          );
        })}
      </Grid>
    </Section>
  );
}
