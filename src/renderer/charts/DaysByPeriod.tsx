import type { ReactNode } from 'react';

export interface DayMark {
  day: string;
  y: number | null;
  late: boolean;
  dropped: boolean;
}

export interface PeriodRow {
  period: number;
  name: string;
  count: string;
  days: readonly DayMark[];
}

export interface ArmRows {
  id: string;
  glyph: ReactNode;
  name: string;
  note: string;
  figure: string | null;
  figureUnit: string;
  periods: readonly PeriodRow[];
}

const classOf = (d: DayMark, binary: boolean) =>
  [d.y === null ? 'x' : !binary || d.y > 0 ? 'y' : 'n', d.late ? 'late' : '', d.dropped ? 'dropped' : '']
    .filter(Boolean)
    .join(' ');

/**
 * The person's own days, one row a period: filled = yes, outline = no, dash = no answer; scales and counts carry
 * their number. Nothing is smoothed.
 */
export const DaysByPeriod = (p: { arms: readonly ArmRows[]; binary: boolean; say(d: DayMark): string }) => (
  <ul className="list armrows">
    {p.arms.map((arm) => (
      <li key={arm.id}>
        {arm.glyph}
        <div>
          <p className="m">{arm.name}</p>
          <p className="small t2 num">{arm.note}</p>
        </div>
        <ul>
          {arm.periods.map((row) => (
            <li key={row.period}>
              <span className="small t2">{row.name}</span>
              <span className="days" role="img" aria-label={row.days.map((d) => p.say(d)).join('; ')}>
                {row.days.map((d) => (
                  <i key={d.day} className={classOf(d, p.binary)} title={p.say(d)}>
                    {p.binary || d.y === null ? '' : d.y}
                  </i>
                ))}
              </span>
              <span className="small t2 num nb">{row.count}</span>
            </li>
          ))}
        </ul>
        <p className="per num">
          {arm.figure === null ? (
            <span className="small t2">–</span>
          ) : (
            <>
              <b>{arm.figure}</b>
              <span className="small t2">{arm.figureUnit}</span>
            </>
          )}
        </p>
      </li>
    ))}
  </ul>
);
