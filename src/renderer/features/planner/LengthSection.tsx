import { useId } from 'react';
import type { DesignPreview } from '../../../shared/contract.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Checkbox, NumberField } from '../../ui/index.ts';
import { leastPeriods, periodsStep } from './form.ts';
import { type EditProps, usePart } from './parts.tsx';

/** Periods, days, first day; what they add up to. */
export const LengthSection = (p: EditProps & { preview: DesignPreview | null; today: string }) => {
  const { t, f } = useI18n();
  const part = usePart();
  const dateId = useId();
  const { form, edit, preview, reasons } = p;
  const step = periodsStep(form);
  const least = leastPeriods(form);
  const rounds = form.adaptive
    ? t('planner.becauseRoundsAdaptive', { n: least })
    : t('planner.becauseRounds', { n: step });
  const late = reasons.includes('start');
  const slow = form.arms.filter((a) => (a.candidate?.minPeriodDays ?? 0) > (form.periodDays ?? 0));
  return (
    <section {...part.region}>
      <h2 {...part.heading}>{t('planner.lengthTitle')}</h2>
      <div className="fx">
        <NumberField
          label={t('planner.periods')}
          error={reasons.includes('rounds') ? rounds : null}
          value={form.periods}
          onChange={(periods) => edit({ periods })}
          min={least}
          max={Math.floor(52 / step) * step}
          step={step}
        />
        <NumberField
          label={t('planner.periodDays')}
          error={reasons.includes('period-days') ? t('planner.becausePeriodDays') : null}
          value={form.periodDays}
          onChange={(periodDays) => edit({ periodDays })}
          min={0}
          max={90}
        />
        <NumberField
          label={t('planner.runIn')}
          value={form.runInDays}
          onChange={(runInDays) => edit({ runInDays })}
          min={0}
          max={60}
        />
        <div className="field">
          <label className="lab" htmlFor={dateId}>
            {t('planner.start')}
          </label>
          <div className="in">
            <input
              id={dateId}
              type="date"
              min={p.today}
              value={form.start}
              onChange={(e) => edit({ start: e.target.value })}
              aria-invalid={late}
              {...(late ? { 'aria-describedby': `${dateId}-wrong` } : {})}
            />
          </div>
          {late ? (
            <span id={`${dateId}-wrong`} className="hint wrong">
              {t('planner.becauseStart')}
            </span>
          ) : null}
        </div>
        <div className="field">
          <span className="lab">{t('planner.inAll')}</span>
          <span className="num total">
            {preview ? t('planner.inAllDays', { n: preview.totalDays, end: preview.end }) : '–'}
          </span>
        </div>
      </div>
      {slow.map((a) => (
        <p key={a.id} className="small wrong">
          {t('planner.slow', { name: a.name, days: a.candidate?.minPeriodDays ?? 0 })}
        </p>
      ))}
      <p className="small t2">
        {[
          ...(preview ? [t('planner.order', { n: f.number(Number(preview.permittedSequences)) })] : []),
          t('planner.shown'),
          ...(form.blinded ? [] : [t('planner.expectation')]),
        ].join(' ')}
      </p>
      <Checkbox
        selected={form.hideUntilEnd || form.blinded || form.adaptive}
        isDisabled={form.blinded || form.adaptive}
        onChange={(hideUntilEnd) => edit({ hideUntilEnd })}
      >
        {t('planner.hide')}
        <span className="small t2 sub">{t('planner.hideHint')}</span>
      </Checkbox>
    </section>
  );
};
