/** The mark: a ring that is nearly closed around a one. */
export const Mark = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect x="1.5" y="1.5" width="21" height="21" rx="6" fill="var(--action)" />
    <circle
      cx="12"
      cy="12"
      r="6"
      fill="none"
      stroke="var(--on-action)"
      strokeWidth="1.75"
      strokeDasharray="28.3 9.4"
      strokeLinecap="round"
      transform="rotate(-57 12 12)"
    />
    <path
      d="M10.8 10.6 12.4 9.4V14.6"
      fill="none"
      stroke="var(--on-action)"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);

export const Brand = () => (
  <div className="brand">
    <Mark />
    <span className="word">N1 Vault</span>
  </div>
);
