import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useNavigate } from "react-router";
import { type Play, plays } from "@/api";
import { usePath, useWorkspace } from "@/kit";
import { type Locale, useLocale, useSay } from "@/words";
import styles from "./screen.module.css";

const WORDS: Record<Locale, { lead: string; open: (name: string) => string }> = {
  zh: { lead: "店里或直播间的屏幕：", open: (name) => `打开“${name}”的屏幕码` },
  en: { lead: "Screens in shops or live rooms:", open: (name) => `Open the screen of ${name}` },
};

/** The way to the screens of a play whose codes change by the clock; nothing for other kinds. */
export function ScreenLinks({ play }: { play: Play }) {
  const { id } = useWorkspace();
  const words = WORDS[useLocale()];
  const say = useSay();
  const path = usePath();
  const navigate = useNavigate();
  const query = useQuery({ queryKey: [id, "plays", play.id, "screens"], queryFn: () => plays.screens(id, play.id), staleTime: 60_000 });
  if (!query.data?.length) return null;
  return (
    <div className={styles.links}>
      <span>{words.lead}</span>
      {query.data.map((one) => (
        <Button key={one.key} aria-label={words.open(say(one.name))} onClick={() => void navigate(path(`/plays/${play.id}/screens/${one.key}`))}>
          {say(one.name)}
        </Button>
      ))}
    </div>
  );
}
