import { useState } from 'react';
import type { TableGuess, TableMapping } from '../../../shared/data.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { metricName, metricValue } from '../../metrics.ts';
import { Button, ErrorBanner, Segments, Select, TextField, useToast } from '../../ui/index.ts';
import { importWords } from './import-words.ts';
import { Fold } from './ReceiptParts.tsx';
import { fileName } from './source-name.ts';
import {
  columnMetrics,
  DATE,
  NOTHING,
  roleOf,
  type TablePlace,
  TIME,
  unitChoices,
  withRole,
  withUnit,
} from './table-mapping.ts';

/** Tables of one's own among the files: how each is understood, to be corrected and remembered. */
export const TableSection = (p: { tables: readonly TablePlace[]; open: boolean; onSaved(): void }) => (
  <>
    {p.tables.map((place) => (
      <OneTable key={`${place.path} ${place.member ?? ''}`} place={place} open={p.open} onSaved={p.onSaved} />
    ))}
  </>
);

const OneTable = ({ place, ...p }: { place: TablePlace; open: boolean; onSaved(): void }) => {
  const { t } = useI18n();
  const query = useQuery('tables.guess', place);
  if (query.error) return <ErrorBanner error={query.error} />;
  if (!query.data) return null;
  return (
    <Fold
      title={t('tables.title', { file: fileName(place.member ?? place.path) })}
      count={t(
        query.data.fromProfile
          ? 'tables.saved'
          : query.data.confidence >= 0.7
            ? 'tables.sure'
            : 'tables.unsure',
      )}
      open={p.open || query.data.confidence < 0.7}
    >
      <Mapping place={place} guess={query.data} onSaved={p.onSaved} />
    </Fold>
  );
};

const Mapping = ({ place, guess, onSaved }: { place: TablePlace; guess: TableGuess; onSaved(): void }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const { say } = useToast();
  const [mapping, setMapping] = useState<TableMapping>(guess.mapping);
  const trial = useQuery('tables.try', { ...place, mapping });
  const save = useAction('tables.save', 'tables.guess');
  const roles = [
    { value: NOTHING, label: t('tables.nothing') },
    { value: DATE, label: t('tables.date') },
    { value: TIME, label: t('tables.time') },
    ...columnMetrics.map((value) => ({ value, label: metricName(value, i18n) })),
    { value: 'medication', label: t('tables.medication') },
    { value: 'symptom', label: t('tables.symptom') },
  ];
  const store = async () => {
    const reply = await save.run({ header: guess.header, mapping });
    if (!reply.ok) return;
    say(t('tables.remembered'));
    onSaved();
  };
  return (
    <div className="stack s4 mapping">
      <p className="small t2">{t('tables.text')}</p>
      <ul className="columns">
        {guess.columns.map((c) => {
          const role = roleOf(mapping, c.name);
          const choices = unitChoices[role];
          const value = mapping.values.find((v) => v.column === c.name);
          return (
            <li key={c.name}>
              <span>
                <b className="m">{c.name}</b>
                <span className="sub t2 small">{c.examples.join(', ')}</span>
              </span>
              <Select
                label={t('tables.meaning', { column: c.name })}
                labelHidden
                value={role}
                onChange={(next) => setMapping(withRole(mapping, c.name, next))}
                options={roles}
              />
              {choices && value ? (
                <Select
                  label={t('tables.unit', { column: c.name })}
                  labelHidden
                  value={choices.includes(value.unit) ? value.unit : null}
                  onChange={(unit) => setMapping(withUnit(mapping, c.name, unit))}
                  options={choices.map((u) => ({ value: u, label: u.replace('deg', '°') }))}
                  placeholder={t('tables.unitAsk')}
                />
              ) : (
                <span />
              )}
            </li>
          );
        })}
      </ul>
      <div className="row wrap s4 options">
        <div className="field">
          <span className="lab">{t('tables.decimal')}</span>
          <Segments
            slim
            label={t('tables.decimal')}
            value={mapping.decimal}
            onChange={(decimal) => setMapping({ ...mapping, decimal })}
            options={[
              { value: 'point', label: '1.5' },
              { value: 'comma', label: '1,5' },
            ]}
          />
        </div>
        <div className="field">
          <span className="lab">{t('tables.order')}</span>
          <Segments
            slim
            label={t('tables.order')}
            value={mapping.date.order ?? 'auto'}
            onChange={(order) =>
              setMapping({ ...mapping, date: { ...mapping.date, order: order === 'auto' ? null : order } })
            }
            options={[
              { value: 'auto', label: t('tables.auto') },
              { value: 'dmy', label: t('tables.dmy') },
              { value: 'mdy', label: t('tables.mdy') },
            ]}
          />
        </div>
        <TextField
          label={t('tables.source')}
          value={mapping.source}
          maxLength={60}
          onChange={(source) => setMapping({ ...mapping, source })}
        />
      </div>
      <div className="stack s2">
        <h3 className="small">{t('tables.sample')}</h3>
        {trial.error ? <ErrorBanner error={trial.error} /> : null}
        <ul className="small num sample">
          {(trial.data ?? guess.sample).map((r) => (
            <li key={r.row}>
              <span className="t2">{t('tables.row', { n: r.row })}</span>{' '}
              {r.items
                .map(
                  (i) => `${i.when}: ${metricName(i.metric, i18n)} ${metricValue('', i.value, i.unit, i18n)}`,
                )
                .join('; ')}
              {r.refused.map((reason) => (
                <span key={reason} className="warned">
                  {' '}
                  {importWords(reason, i18n)}
                </span>
              ))}
              {r.items.length === 0 && r.refused.length === 0 ? t('tables.rowNothing') : ''}
            </li>
          ))}
        </ul>
      </div>
      {save.error ? <ErrorBanner error={save.error} /> : null}
      <Button
        small
        className="start"
        onPress={() => void store()}
        isDisabled={save.pending || mapping.values.length === 0 || mapping.source.trim() === ''}
      >
        {t('tables.save')}
      </Button>
    </div>
  );
};
