import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type SyntheticEvent, useEffect, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { access, ApiProblem } from "@/api";
import { useProblemText } from "@/kit";
import { useWords } from "@/words";
import { Mark } from "./Mark";
import { useChooseLanguage, useLanguage } from "./session";
import styles from "./SignIn.module.css";

const DEMO = { email: "demo@example.com", password: "antiphon" };

/** Only a page of our own may follow the sign-in. */
function safePath(next: string | null): string {
  return next?.startsWith("/w/") ? next : "/";
}

export function Component() {
  const { signIn: words, product } = useWords();
  const { locale } = useLanguage();
  const choose = useChooseLanguage();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const cache = useQueryClient();
  const problemText = useProblemText();
  const hint = useQuery({ queryKey: ["hint"], queryFn: access.hint, retry: false });
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  useEffect(() => {
    document.title = `${words.title} · ${product}`;
  }, [words.title, product]);

  const enter = async (as: { email: string; password: string }) => {
    if (as.email === "" || as.password === "") {
      setRefused(as.email === "" ? words.needEmail : words.needPassword);
      return;
    }
    setBusy(true);
    setRefused(null);
    try {
      const session = await access.signIn(as.email, as.password);
      cache.clear();
      cache.setQueryData(["session"], session);
      await navigate(safePath(search.get("next")), { replace: true });
    } catch (error) {
      setRefused(error instanceof ApiProblem && error.status === 401 ? words.wrong : problemText(error));
      setBusy(false);
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void enter({ email: email.trim(), password });
  };

  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <div className={styles.brand}>
          <Mark size={36} />
          <span>{product}</span>
        </div>
        <h1 className={styles.title}>{words.promise}</h1>
        <p className={styles.lead}>{words.lead}</p>
        <form onSubmit={submit} noValidate className={styles.form}>
          <label htmlFor="email">{words.email}</label>
          <Input id="email" size="large" type="email" name="email" autoComplete="username" value={email} onChange={(event) => setEmail(event.target.value)} aria-describedby={refused ? "refused" : undefined} />
          <label htmlFor="password">{words.password}</label>
          <Input.Password id="password" size="large" name="password" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} aria-describedby={refused ? "refused" : undefined} />
          {refused ? (
            <p id="refused" role="alert" className={styles.refused}>
              {refused}
            </p>
          ) : null}
          <Button type={hint.data?.demo ? "default" : "primary"} size="large" htmlType="submit" loading={busy} block>
            {words.submit}
          </Button>
        </form>
        {hint.data?.demo ? (
          <div className={styles.demo}>
            <strong>{words.demoTitle}</strong>
            <p>{words.demoText}</p>
            <Button type="primary" size="large" block disabled={busy} onClick={() => void enter(DEMO)}>
              {words.demoFill}
            </Button>
            <p className={styles.demoAccount}>
              <code>{DEMO.email}</code> · <code>{DEMO.password}</code>
            </p>
          </div>
        ) : null}
      </main>
      <footer className={styles.foot}>
        <button type="button" lang="zh-CN" aria-pressed={locale === "zh"} onClick={() => choose("zh")}>
          中文
        </button>
        <button type="button" lang="en" aria-pressed={locale === "en"} onClick={() => choose("en")}>
          English
        </button>
      </footer>
    </div>
  );
}
