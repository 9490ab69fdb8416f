/** Line drawings on a 20 px field. */
export const NAV_SIGNS = {
  overview: "M3 10.5 10 4l7 6.5M5 9v7.5h10V9M8.5 16.5v-4h3v4",
  people: "M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2 16.5c.3-3 2.3-4.8 5.5-4.8s5.2 1.8 5.5 4.8M13 4a2.8 2.8 0 0 1 0 5.3M15 12c1.8.7 2.8 2.3 3 4.5",
  campaigns: "M4 4.5h12a1 1 0 0 1 1 1V16a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1ZM3 8.5h14M7 2.5v4M13 2.5v4M8 12.7l1.5 1.5 2.8-3",
  rewards: "M3 8h14v3H3zM4.5 11v6h11v-6M10 8v9M10 8C7 8 5.5 6.8 5.5 5.3S8.5 2.5 10 8c1.5-5.5 4.5-4.2 4.5-2.7S13 8 10 8Z",
  settings: "M3 6h8M15 6h2M3 14h2M9 14h8M13 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  fold: "M3 4h14v12H3zM7.5 4v12M13.5 8 11.5 10l2 2",
  unfold: "M3 4h14v12H3zM7.5 4v12M11.5 8l2 2-2 2",
  search: "M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12ZM13.5 13.5 17 17",
  moon: "M16.5 11.8A7 7 0 1 1 8.2 3.5a5.6 5.6 0 0 0 8.3 8.3Z",
  sun: "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 1.8v1.7M10 16.5v1.7M1.8 10h1.7M16.5 10h1.7M4.2 4.2l1.2 1.2M14.6 14.6l1.2 1.2M4.2 15.8l1.2-1.2M14.6 5.4l1.2-1.2",
} as const;

export function Sign({ paths, size = 20 }: { paths: string; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={paths} />
    </svg>
  );
}
