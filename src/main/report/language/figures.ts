/** Numbers and days as a language writes them, by Intl. */
export interface Figures {
  /** Exactly `digits` decimals, so that columns line up. No grouping: a comma must not be two things. */
  number(x: number, digits: number): string;
  /** As it is, up to six decimals. */
  plain(x: number): string;
  /** Percentages from 1 to 99: a probability never claims to be sure. */
  percent(p: number): string;
  /** With a real minus sign, or a plus; a zero has neither. */
  signed(x: number, digits?: number): string;
  /** A civil day (ISO 8601), written out. */
  day(iso: string): string;
}

export const figuresOf = (locale: string): Figures => {
  const real = (text: string) => text.replace('-', '\u2212'); // Intl writes a hyphen for a minus
  const number = (x: number, digits: number) =>
    real(
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
        useGrouping: false,
      }).format(x),
    );
  const space = locale.startsWith('de') ? '\u00a0' : ' ';
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 6, useGrouping: false });
  return {
    number,
    plain: (x) => real(plain.format(x)),
    percent: (p) => `${Math.min(99, Math.max(1, Math.round(100 * p)))}${space}%`,
    signed: (x, digits = 1) => {
      const size = number(Math.abs(x), digits);
      return size === number(0, digits) ? size : `${x < 0 ? '\u2212' : '+'}${size}`;
    },
    day: (iso) => days.format(new Date(`${iso}T00:00:00Z`)),
  };
};
