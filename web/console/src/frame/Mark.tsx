/** The sign of the product: a letter, and its echo. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#0b6e69" />
      <path d="M8 21.5 13 9l5 12.5M10 17h6" fill="none" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
      <path d="M21 11.5c2.6 2.6 2.6 6.9 0 9.5M24.2 8.6c4.1 4.1 4.1 11 0 15.1" fill="none" stroke="#bfe6df" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
