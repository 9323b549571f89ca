import { Plus, Trash2, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Icon } from '../../ui/index.ts';
import { ZoneBox } from './ZoneBox.tsx';
import { BEGINNING, inOrder, newRow, problemOf, type ZoneRow } from './zone-rows.ts';

/** Where the person lived and travelled: a first place, then one line a move. No times: a day is enough. */
export const ZonesEditor = (p: {
  rows: readonly ZoneRow[];
  onChange(rows: ZoneRow[]): void;
  today: string;
  /** Lines that are not finished are not complained about before the person tried to save. */
  strict: boolean;
}) => {
  const { t } = useI18n();
  const put = (key: number, part: Partial<ZoneRow>) =>
    p.onChange(p.rows.map((r) => (r.key === key ? { ...r, ...part } : r)));
  return (
    <div className="stack s3">
      <ol className="zone-rows">
        {p.rows.map((row, i) => (
          <Line
            key={row.key}
            row={row}
            index={i}
            problem={problemOf(p.rows, i)}
            strict={p.strict}
            today={p.today}
            onPut={(part) => put(row.key, part)}
            onLeave={() => p.onChange(inOrder(p.rows))}
            onRemove={() => p.onChange(p.rows.filter((r) => r.key !== row.key))}
          />
        ))}
      </ol>
      <Button small className="start" onPress={() => p.onChange([...p.rows, newRow()])}>
        <Icon as={Plus} size="s" />
        {t('zones.add')}
      </Button>
    </div>
  );
};

const Line = (p: {
  row: ZoneRow;
  index: number;
  problem: ReturnType<typeof problemOf>;
  strict: boolean;
  today: string;
  onPut(part: Partial<ZoneRow>): void;
  onLeave(): void;
  onRemove(): void;
}) => {
  const { t } = useI18n();
  const dateId = useId();
  const { row, index } = p;
  const unfinished = p.problem === 'no-day' || p.problem === 'no-zone';
  const said = p.problem !== null && (!unfinished || p.strict) ? p.problem : null;
  const day = row.from === '' || row.from === BEGINNING ? p.today : row.from;
  return (
    <li>
      {index === 0 ? (
        <span className="since m">{t('zones.first')}</span>
      ) : (
        <div className="field since">
          <label className="vh" htmlFor={dateId}>
            {t('zones.from', { n: index + 1 })}
          </label>
          <div className="in">
            <input
              id={dateId}
              type="date"
              max={p.today}
              value={row.from}
              onChange={(e) => p.onPut({ from: e.target.value })}
              onBlur={p.onLeave}
            />
          </div>
        </div>
      )}
      <ZoneBox
        label={t('zones.zone', { n: index + 1 })}
        value={row.zone}
        day={day}
        onChange={(zone) => p.onPut({ zone })}
      />
      {index === 0 ? (
        <span className="away" />
      ) : (
        <Button
          kind="quiet"
          small
          square
          className="away"
          aria-label={t('zones.remove', { n: index + 1 })}
          onPress={p.onRemove}
        >
          <Icon as={Trash2} size="s" />
        </Button>
      )}
      {said ? (
        <p className={`wrong ${said === 'same-zone' ? 'mere' : ''}`} role="status">
          <Icon as={TriangleAlert} size="s" />
          <span>{t(`zones.${said}`)}</span>
        </p>
      ) : null}
    </li>
  );
};
