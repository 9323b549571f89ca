import { Clock, EyeOff } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { DayStatus, TrialArm, TrialView } from '../../../shared/trial.ts';
import { addDays, dayRange } from '../../days.ts';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { ArmIcon, armTint, Icon } from '../../ui/index.ts';
import { type Band, bandsOf, type Cell } from './bands.ts';

/** Shape of each status; today and the days to come are told by the number itself. */
export const markOf: Partial<Record<DayStatus, string>> = {
  done: 'd',
  late: 'l',
  missed: 'x',
  excluded: 'e',
  paused: 'p',
};

const canOpen = (status: DayStatus) => status !== 'future' && status !== 'paused';
const arrows: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONDAY = '2024-01-01'; // any Monday: only its weekday name is shown

const inWords = ({ day }: Cell, { t, f }: I18n): string =>
  [
    `${f.day(day.day, 'full')}: ${t(`calendar.${day.status}`)}`,
    day.note ? t('calendar.note') : '',
    day.phase === 'washout' ? t('calendar.washout') : '',
  ]
    .filter(Boolean)
    .join(', ');

const corners = (cell: Cell, band: Band): string => {
  const first = band.cells[0];
  const last = band.cells.at(-1);
  const endOfFirstRow = band.cells.findLast((c) => c.row === 0);
  const startOfLastRow = band.cells.find((c) => c.row === band.rows - 1);
  return [
    cell === first ? 'tl' : '',
    cell === endOfFirstRow ? 'tr' : '',
    cell === startOfLastRow ? 'bl' : '',
    cell === last ? 'br' : '',
  ]
    .filter(Boolean)
    .join(' ');
};

const DayCell = (p: { cell: Cell; band: Band; tabbable: boolean; onOpen(day: string): void }) => {
  const i18n = useI18n();
  const { day, column, row } = p.cell;
  const text = inWords(p.cell, i18n);
  const className = `c ${day.status} ${day.phase === 'washout' ? 'wash' : ''} ${corners(p.cell, p.band)}`;
  const place = { gridColumn: column + 2, gridRow: row + 1 };
  const mark = markOf[day.status];
  const content = (
    <>
      <span aria-hidden="true">{Number(day.day.slice(8))}</span>
      {mark ? <i className={`mk ${mark}`} /> : null}
      {day.note ? <i className="nt" /> : null}
    </>
  );
  if (!canOpen(day.status))
    return (
      <span className={className} style={place}>
        {content}
        <span className="vh">{text}</span>
      </span>
    );
  return (
    <button
      type="button"
      className={className}
      style={place}
      title={text}
      aria-label={text}
      data-day={day.day}
      tabIndex={p.tabbable ? 0 : -1}
      onClick={() => p.onOpen(day.day)}
      {...(day.status === 'today' ? { 'aria-current': 'date' } : {})}
    >
      {content}
    </button>
  );
};

const BandText = ({ icon, title, text }: { icon: ReactNode; title: string; text: string }) => (
  <div className="bt">
    {icon}
    <span>
      <b className="m">{title}</b>
      <span className="small">{text}</span>
    </span>
  </div>
);

const describe = (band: Band, known: TrialArm | undefined, view: TrialView, { t }: I18n) => {
  const first = band.cells[0]?.day.day ?? '';
  const pack = view.packs?.find((x) => x.period === band.period);
  const arm: Pick<TrialArm, 'name' | 'icon'> | undefined =
    known ?? (pack && !band.hidden ? { name: t('trials.pack', pack), icon: 'pill' } : undefined);
  if (band.period === 0)
    return <BandText icon={<Icon as={Clock} />} title={t('calendar.runIn')} text={t('calendar.runInText')} />;
  if (band.hidden || !arm)
    return (
      <BandText
        icon={<Icon as={EyeOff} />}
        title={t('calendar.period', { period: band.period })}
        text={t('calendar.hiddenUntil', { day: first })}
      />
    );
  const counts = { period: band.period, answered: band.answered, days: band.due };
  const begun = band.running || band.due > 0;
  const text = !begun
    ? t('calendar.periodPlain', { period: band.period, days: band.length })
    : t(band.running ? 'calendar.periodSoFar' : 'calendar.periodDone', counts);
  return <BandText icon={<ArmIcon icon={arm.icon} />} title={arm.name} text={text} />;
};

/** The days of a trial, one band a period. One tab stop; arrows walk, Enter opens the day's diary. */
export const DayGrid = ({ view }: { view: TrialView }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { go } = useRouter();
  const grid = useRef<HTMLOListElement>(null);
  const openable = view.days.filter((d) => canOpen(d.status)).map((d) => d.day);
  const [at, setAt] = useState(openable.at(-1) ?? '');
  const { arms } = view.protocol;
  const today = view.days.find((d) => d.status === 'today')?.day;

  const onKeyDown = (event: KeyboardEvent) => {
    const step = arrows[event.key];
    if (step === undefined) return;
    const target = addDays(at, step);
    if (!openable.includes(target)) return;
    event.preventDefault();
    setAt(target);
    grid.current?.querySelector<HTMLElement>(`[data-day="${target}"]`)?.focus();
  };

  return (
    <div>
      <div className="dow small" aria-hidden="true">
        <span />
        {dayRange(MONDAY, 7).map((d) => (
          <span key={d}>{f.day(d, 'weekday-short')}</span>
        ))}
      </div>
      <ol ref={grid} className="cal" aria-label={t('calendar.calendarName')} onKeyDown={onKeyDown}>
        {bandsOf(view).map((band) => {
          const index = arms.findIndex((a) => a.id === band.armId);
          const kind = band.period === 0 ? 'run' : band.hidden ? 'hid' : armTint(index);
          return (
            <li key={band.period} className={`band ${kind}`}>
              <div className="cells">
                {band.months.map((m) => (
                  <span key={m.day} className="mo" style={{ gridRow: m.row + 1 }}>
                    {f.day(m.day, 'month-short')}
                  </span>
                ))}
                {band.cells.map((cell) => (
                  <DayCell
                    key={cell.day.day}
                    cell={cell}
                    band={band}
                    tabbable={cell.day.day === at}
                    onOpen={(day) => go(day === today ? { name: 'today' } : { name: 'today', day })}
                  />
                ))}
              </div>
              {describe(band, arms[index], view, i18n)}
            </li>
          );
        })}
      </ol>
    </div>
  );
};
