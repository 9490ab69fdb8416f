import { useState } from "react";
import { Link } from "react-router";
import type { MechanicCard } from "@/api";
import { Badge, Choice, EmptyState, Loaded, Page, Section, useMechanics, usePath } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./plays.module.css";

/** Every kind of play, what it is good for, and templates that work out of the box. */
export function GalleryPage() {
  const { plays: words } = useWords();
  const path = usePath();
  const query = useMechanics();
  const [goal, setGoal] = useState("");
  const goals = [...new Set((query.data ?? []).flatMap((card) => card.goals))];
  return (
    <Page
      title={words.gallery.title}
      lead={words.gallery.lead}
      up={{ to: path("/plays"), label: words.title }}
      action={goals.length > 0 ? <Choice label={words.gallery.goalsLabel} value={goal} onChange={setGoal} options={[{ key: "", label: words.gallery.allGoals }, ...goals.map((key) => ({ key, label: words.gallery.goals[key] ?? key }))]} /> : null}
    >
      <Loaded query={query}>
        {(cards) => {
          const some = cards.filter((card) => goal === "" || card.goals.includes(goal));
          return some.length === 0 ? (
            <Section>
              <EmptyState title={words.gallery.emptyTitle} />
            </Section>
          ) : (
            some.map((card) => <Mechanic key={card.kind} card={card} />)
          );
        }}
      </Loaded>
    </Page>
  );
}

function Mechanic({ card }: { card: MechanicCard }) {
  const { plays } = useWords();
  const words = plays.gallery;
  const say = useSay();
  const path = usePath();
  return (
    <Section>
      <div className={styles.mechanic}>
        <div className={styles.about}>
          <h2>{say(card.name)}</h2>
          <p>{say(card.good_for)}</p>
          <div className={styles.goals} role="group" aria-label={words.goalsLabel}>
            {card.goals.map((key) => (
              <Badge key={key}>{words.goals[key] ?? key}</Badge>
            ))}
          </div>
          <Link to={path(`/plays/new/${card.kind}`)}>{words.blank}</Link>
        </div>
        <ul className={styles.templates} aria-label={words.templates}>
          {card.templates.map((template) => (
            <li key={template.key}>
              <Link to={path(`/plays/new/${card.kind}?template=${template.key}`)} className={styles.template}>
                <strong>{say(template.name)}</strong>
                <span>{say(template.good_for)}</span>
                <em>
                  {words.use} <span aria-hidden="true">→</span>
                </em>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
