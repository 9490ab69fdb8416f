import { Link } from "react-router";
import type { MechanicCard } from "@/api";
import { Badge, Choice, EmptyState, Loaded, Page, Section, useListState, useMechanics, usePath } from "@/kit";
import { useSay, useWords } from "@/words";
import styles from "./gallery.module.css";
import { Miniature } from "./Miniature";

/** In the order of a customer's way. A kind stands under the first goal it serves; chosen by goal, it shows under each. */
const GOALS = ["recognise", "interest", "decide", "buy_again", "recommend"] as const;

/** Every kind of play, alive and small, what it is good for, and templates that work out of the box. */
export function GalleryPage() {
  const { plays } = useWords();
  const words = plays.gallery;
  const path = usePath();
  const query = useMechanics();
  const list = useListState();
  const chosen = GOALS.find((goal) => goal === list.get("goal"));
  return (
    <Page
      title={words.title}
      lead={words.lead}
      up={{ to: path("/plays"), label: plays.title }}
      action={<Choice label={words.goalsLabel} value={chosen ?? ""} onChange={(goal) => list.set({ goal: goal || null })} options={[{ key: "", label: words.allGoals }, ...GOALS.map((key) => ({ key, label: words.goals[key] ?? key }))]} />}
    >
      <Loaded query={query}>
        {(cards) => {
          const groups = (chosen ? [chosen] : GOALS).map((goal) => ({ goal, cards: cards.filter((card) => (chosen ? card.goals.includes(goal) : card.goals[0] === goal)) })).filter((group) => group.cards.length > 0);
          return groups.length === 0 ? (
            <Section>
              <EmptyState title={words.emptyTitle} />
            </Section>
          ) : (
            groups.map((group) => (
              <section key={group.goal} className={styles.group} aria-labelledby={`goal-${group.goal}`}>
                <div className={styles.head}>
                  <h2 id={`goal-${group.goal}`}>{words.goals[group.goal]}</h2>
                  <p>{words.goalNotes[group.goal]}</p>
                </div>
                <div className={styles.cards}>
                  {group.cards.map((card) => (
                    <Kind key={card.kind} card={card} />
                  ))}
                </div>
              </section>
            ))
          );
        }}
      </Loaded>
    </Page>
  );
}

function Kind({ card }: { card: MechanicCard }) {
  const { plays } = useWords();
  const words = plays.gallery;
  const say = useSay();
  const path = usePath();
  const name = say(card.name);
  return (
    <article className={styles.card} aria-label={name}>
      <Miniature card={card} title={words.miniature(name)} />
      <div className={styles.about}>
        <h3>{name}</h3>
        <p>{say(card.good_for)}</p>
        <p className={styles.example}>{words.example(say(card.example))}</p>
        <div className={styles.goals} role="group" aria-label={words.goalsLabel}>
          {card.goals.map((key) => (
            <Badge key={key}>{words.goals[key] ?? key}</Badge>
          ))}
        </div>
        <ul className={styles.templates} aria-label={words.templates}>
          {card.templates.map((template) => (
            <li key={template.key}>
              <Link to={path(`/plays/new/${card.kind}?template=${template.key}`)} className={styles.template}>
                <strong>{say(template.name)}</strong> <span aria-hidden="true">{say(template.good_for)}</span>
              </Link>
            </li>
          ))}
        </ul>
        <Link to={path(`/plays/new/${card.kind}`)}>
          {words.blank}
          <span className="hidden-visually">: {name}</span>
        </Link>
      </div>
    </article>
  );
}
