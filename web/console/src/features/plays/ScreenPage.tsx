import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import encodeQR from "qr";
import { useEffect, useMemo, useRef, useState } from "react";
import { useParams } from "react-router";
import { plays, type ScreenCode } from "@/api";
import { Loaded, Page, usePath, useWorkspace } from "@/kit";
import { type Locale, useLocale, useSay } from "@/words";
import styles from "./screen.module.css";

const WORDS: Record<Locale, { title: string; up: string; lead: string; full: string; page: string; pageHelp: string; changes: (n: number) => string; code: string; qr: string }> = {
  zh: {
    title: "屏幕码",
    up: "回到活动",
    lead: "把这一页放到店里的屏幕上。码会自己换；只看不改，用“只读”账号登录就够了。",
    full: "全屏显示",
    page: "打卡页地址",
    pageHelp: "顾客扫码后打开的网页，就是放了组件的那一页。留空时二维码里只有码，要在组件里用相机扫。",
    changes: (n) => `${n} 秒后换`,
    code: "现在的码",
    qr: "二维码，内容与下面的码相同",
  },
  en: {
    title: "Screen",
    up: "Back to the play",
    lead: "Put this page on the screen in the shop. The code changes by itself. A viewer’s account is all it needs.",
    full: "Full screen",
    page: "Address of the page",
    pageHelp: "What opens when somebody scans: the shop’s page with the part on it. Empty: the QR code holds the code alone, for the part’s own camera.",
    changes: (n) => `Changes in ${n} s`,
    code: "The code now",
    qr: "QR code with the same code as below",
  },
};
const KEPT = "antiphon.screen-page";

/** One screen of a play, for a shop or a live room: the code by RFC 6238 as digits and as a QR code, full screen if wanted. */
export function ScreenPage() {
  const { play = "", screen = "" } = useParams();
  const { id } = useWorkspace();
  const words = WORDS[useLocale()];
  const path = usePath();
  const query = useQuery({
    queryKey: [id, "plays", play, "screens", screen],
    queryFn: () => plays.screen(id, play, screen),
    refetchInterval: ({ state }) => (state.data ? nextLook(state.data) : 1_000),
    refetchIntervalInBackground: true,
    staleTime: 0,
  });
  return (
    <Page title={words.title} up={{ to: path(`/plays/${play}`), label: words.up }}>
      <Loaded query={query}>{(code) => <Shown code={code} at={query.dataUpdatedAt} play={play} />}</Loaded>
    </Page>
  );
}

/** When the code changes, or in between in case this device's clock jumps. */
const nextLook = (code: ScreenCode) => Math.min(15_000, Math.max(500, Date.parse(code.until) - Date.parse(code.now) + 200));

function Shown({ code, at, play }: { code: ScreenCode; at: number; play: string }) {
  const words = WORDS[useLocale()];
  const say = useSay();
  const stage = useRef<HTMLDivElement>(null);
  const [page, setPage] = useState(() => localStorage.getItem(`${KEPT}/${play}`) ?? "");
  const left = useSecondsLeft(code, at);
  const address = useMemo(() => addressOf(page, code), [page, code]);
  const svg = useMemo(() => encodeQR(address, "svg", { border: 2 }), [address]);
  const keep = (text: string) => {
    setPage(text);
    localStorage.setItem(`${KEPT}/${play}`, text);
  };
  return (
    <>
      <p>{words.lead}</p>
      <label className={styles.page}>
        <b>{words.page}</b>
        <Input type="url" value={page} placeholder="https://" onChange={(event) => keep(event.target.value)} />
        <small>{words.pageHelp}</small>
      </label>
      <div ref={stage} className={styles.stage}>
        <h2>{say(code.name)}</h2>
        <img className={styles.qr} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt={words.qr} />
        <p className={styles.code} aria-label={words.code}>
          {code.code.slice(0, 3)} {code.code.slice(3)}
        </p>
        <p className={styles.left}>{words.changes(left)}</p>
      </div>
      <Button type="primary" className={styles.full} onClick={() => void stage.current?.requestFullscreen().catch(() => undefined)}>
        {words.full}
      </Button>
    </>
  );
}

/** Seconds until the code changes, by the server's clock; `at` is when we heard of it by ours. */
function useSecondsLeft(code: ScreenCode, at: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((Date.parse(code.until) - Date.parse(code.now) - Math.max(0, now - at)) / 1_000));
}

/** What the QR code says: the page with the place and the code, or the two alone. */
function addressOf(page: string, code: ScreenCode): string {
  try {
    const url = new URL(page);
    url.searchParams.set("place", code.key);
    url.searchParams.set("code", code.code);
    return url.href;
  } catch {
    return `?place=${encodeURIComponent(code.key)}&code=${code.code}`;
  }
}
