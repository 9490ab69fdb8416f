import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link, Navigate, NavLink, Outlet, useLocation, useNavigate, useNavigation, useParams } from "react-router";
import { access, type SignedIn } from "@/api";
import { ErrorState, Menu, Skeleton, useMode } from "@/kit";
import { ToastProvider } from "@/kit/toast";
import { WorkspaceProvider } from "@/kit/workspace";
import { useWords } from "@/words";
import styles from "./Frame.module.css";
import { Mark } from "./Mark";
import { NAV_SIGNS, Sign } from "./signs";
import { placeOf, SECTIONS } from "./sections";
import { useChooseLanguage, useLanguage, useSession } from "./session";

const CommandPalette = lazy(() => import("./CommandPalette"));
const FOLD_KEY = "antiphon.folded";
const NARROW = 1180;

/** Sends to the first workspace, or to the sign-in. */
export function Home() {
  const session = useSession();
  const { frame } = useWords();
  if (session.isPending) return null;
  if (!session.data) return <Navigate to="/sign-in" replace />;
  const first = session.data.workspaces[0];
  if (!first) return <p className={styles.alone}>{frame.noWorkspace}</p>;
  return <Navigate to={`/w/${encodeURIComponent(first.id)}/overview`} replace />;
}

/** The frame of every page of a workspace. */
export function Frame() {
  const session = useSession();
  const location = useLocation();
  const { workspace: id = "" } = useParams();
  if (session.isPending) return <div className={styles.alone}><Skeleton lines={3} /></div>;
  if (session.error?.status === 401) return <Navigate to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  if (!session.data) return <div className={styles.alone}><ErrorState error={session.error} retry={() => void session.refetch()} /></div>;
  const workspace = session.data.workspaces.find((one) => one.id === id);
  if (!workspace) return <Navigate to="/" replace />;
  return (
    <WorkspaceProvider workspace={workspace} role={session.data.roles[workspace.id] ?? "viewer"}>
      <ToastProvider>
        <Inside signedIn={session.data} workspaceId={workspace.id} />
      </ToastProvider>
    </WorkspaceProvider>
  );
}

function Inside({ signedIn, workspaceId }: { signedIn: SignedIn; workspaceId: string }) {
  const { frame, nav } = useWords();
  const location = useLocation();
  const base = `/w/${encodeURIComponent(workspaceId)}`;
  const here = placeOf(location.pathname.slice(base.length));
  const [folded, setFolded] = useState(() => (localStorage.getItem(FOLD_KEY) ?? (window.innerWidth < NARROW ? "yes" : "no")) === "yes");
  const [palette, setPalette] = useState(false);
  const busy = useNavigation().state === "loading";

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setPalette((open) => !open);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const fold = () => {
    localStorage.setItem(FOLD_KEY, folded ? "no" : "yes");
    setFolded(!folded);
  };

  return (
    <div className={styles.frame} data-folded={folded}>
      <a href="#content" className={styles.skip}>
        {frame.skip}
      </a>
      <nav className={styles.nav} aria-label={frame.mainNav}>
        <Link to={`${base}/overview`} className={styles.brand} aria-label="Antiphon">
          <Mark />
          {folded ? null : <span>Antiphon</span>}
        </Link>
        <ul className={styles.links}>
          {SECTIONS.map((section) => (
            <li key={section.key}>
              <NavLink
                to={`${base}${section.pages[0]?.path ?? ""}`}
                className={() => styles.link ?? ""}
                aria-current={here?.section.key === section.key ? "page" : undefined}
                title={folded ? nav[section.key] : undefined}
              >
                <Sign paths={NAV_SIGNS[section.key]} />
                <span className={folded ? "hidden-visually" : undefined}>{nav[section.key]}</span>
              </NavLink>
            </li>
          ))}
        </ul>
        <button type="button" className={styles.fold} onClick={fold} aria-expanded={!folded} aria-label={folded ? frame.unfold : frame.fold} title={folded ? frame.unfold : frame.fold}>
          <Sign paths={folded ? NAV_SIGNS.unfold : NAV_SIGNS.fold} />
        </button>
      </nav>
      <div className={styles.rest}>
        <TopBar signedIn={signedIn} workspaceId={workspaceId} openPalette={() => setPalette(true)} />
        {busy ? <div className={styles.progress} aria-hidden="true" /> : null}
        <main id="content" tabIndex={-1} className={styles.main}>
          <div className={styles.content}>
            {here && here.section.pages.length > 1 ? (
              <nav className={styles.pages} aria-label={nav[here.section.key]}>
                {here.section.pages.map((page) => (
                  <Link key={page.path} to={base + page.path} className={styles.page} aria-current={page === here.page ? "page" : undefined}>
                    {nav[page.word]}
                  </Link>
                ))}
              </nav>
            ) : null}
            <Suspense fallback={<Skeleton lines={6} />}>
              <Outlet />
            </Suspense>
          </div>
        </main>
      </div>
      {palette ? (
        <Suspense fallback={null}>
          <CommandPalette close={() => setPalette(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

const MAC = /Macintosh|iPad/.test(navigator.userAgent);

function TopBar({ signedIn, workspaceId, openPalette }: { signedIn: SignedIn; workspaceId: string; openPalette: () => void }) {
  const { frame } = useWords();
  const { mode, toggle } = useMode();
  const { locale } = useLanguage();
  const choose = useChooseLanguage();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { operator, workspaces, roles } = signedIn;
  const current = workspaces.find((one) => one.id === workspaceId);
  const signOut = async () => {
    await access.signOut().catch(() => null);
    cache.clear();
    await navigate("/sign-in");
  };
  return (
    <header className={styles.top}>
      <Menu
        name={frame.workspace}
        label={
          <>
            <strong className={styles.workspace}>{current?.name}</strong>
            <Chevron />
          </>
        }
        items={workspaces.map((one) => ({
          key: one.id,
          label: one.name,
          note: `${frame.role[roles[one.id] ?? "viewer"]} · ${one.zone} · ${one.currency}`,
          checked: one.id === workspaceId,
          onSelect: () => void navigate(`/w/${encodeURIComponent(one.id)}/overview`),
        }))}
      />
      <button type="button" className={styles.search} onClick={openPalette} aria-keyshortcuts={MAC ? "Meta+K" : "Control+K"}>
        <Sign paths={NAV_SIGNS.search} size={16} />
        <span>{frame.search}</span>
        <kbd>{frame.searchKeys(MAC)}</kbd>
      </button>
      <div className={styles.tools}>
        <Menu
          name={frame.language}
          align="end"
          label={<span>{locale === "zh" ? "中文" : "EN"}</span>}
          items={[
            { key: "zh", label: <span lang="zh-CN">中文</span>, checked: locale === "zh", onSelect: () => choose("zh") },
            { key: "en", label: <span lang="en">English</span>, checked: locale === "en", onSelect: () => choose("en") },
          ]}
        />
        <button type="button" className={styles.tool} onClick={toggle} aria-label={mode === "light" ? frame.toDark : frame.toLight} title={mode === "light" ? frame.toDark : frame.toLight}>
          <Sign paths={mode === "light" ? NAV_SIGNS.moon : NAV_SIGNS.sun} size={18} />
        </button>
        <Menu
          name={frame.account}
          align="end"
          label={<span className={styles.avatar}>{(operator.name || operator.email).slice(0, 1).toUpperCase()}</span>}
          items={[
            { key: "who", label: operator.name || operator.email, note: operator.email, onSelect: () => undefined },
            "line",
            { key: "out", label: frame.signOut, onSelect: () => void signOut() },
          ]}
        />
      </div>
    </header>
  );
}

function Chevron() {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
      <path d="m2.5 4.5 3.5 3.5 3.5-3.5" />
    </svg>
  );
}
