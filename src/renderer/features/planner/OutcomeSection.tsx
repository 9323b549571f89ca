import { useI18n } from '../../i18n/I18n.tsx';
import { NumberField, Segments, Select, TextField } from '../../ui/index.ts';
import { defaultMcid, kindOf, type OutcomeChoice, outcomeChoices } from './form.ts';
import { MeasureFields } from './MeasureFields.tsx';
import { type EditProps, usePart } from './parts.tsx';
import { unitText } from './texts.ts';

const names = {
  'migraine-day': 'planner.migraineDay',
  pain: 'planner.pain',
  'acute-medicine': 'planner.acute',
  measure: 'planner.measure',
  own: 'planner.own',
} as const satisfies Record<OutcomeChoice, string>;

/** What the diary asks, and which change of it would matter. */
export const OutcomeSection = ({ form, edit, reasons }: EditProps) => {
  const { t } = useI18n();
  const part = usePart();
  const kind = kindOf(form);
  const unit = unitText(kind, t, form.metric?.unit);
  const most = kind === 'yes-no' ? 28 : kind === 'scale' ? 10 : undefined;
  const needsNow = kind === 'measure' || kind === 'duration';
  const fine = kind === 'yes-no' || kind === 'duration' ? 1 : 0.1;
  // another kind of answer counts in another unit: numbers of the old one would mislead
  const choose = (change: Partial<Pick<typeof form, 'outcome' | 'ownKind'>>) => {
    const next = { ...form, ...change };
    const changed = kindOf(next) !== kind;
    edit(
      changed
        ? { ...change, mcid: defaultMcid(kindOf(next)), baseline: null, metric: null, window: null }
        : change,
    );
  };
  return (
    <section {...part.region}>
      <h2 {...part.heading}>{t('planner.outcomeTitle')}</h2>
      <div className="stack s4">
        <Select
          label={t('planner.outcome')}
          value={form.outcome}
          onChange={(outcome) => choose({ outcome })}
          options={outcomeChoices.map((value) => ({ value, label: t(names[value]) }))}
        />
        {form.outcome === 'measure' ? <MeasureFields {...{ form, edit, reasons }} /> : null}
        {form.outcome === 'own' ? (
          <>
            <TextField
              label={t('planner.ownQuestion')}
              hint={t('planner.ownQuestionHint')}
              value={form.ownQuestion}
              onChange={(ownQuestion) => edit({ ownQuestion })}
              maxLength={120}
            />
            <div className="fx">
              <div className="field">
                <span className="lab">{t('planner.ownKind')}</span>
                <Segments
                  slim
                  label={t('planner.ownKind')}
                  value={form.ownKind}
                  onChange={(ownKind) => choose({ ownKind })}
                  options={[
                    { value: 'yes-no', label: t('planner.kindYesNo') },
                    { value: 'scale', label: t('planner.kindScale') },
                    { value: 'count', label: t('planner.kindCount') },
                    { value: 'duration', label: t('planner.kindDuration') },
                  ]}
                />
              </div>
              <div className="field">
                <span className="lab">{t('planner.better')}</span>
                <Segments
                  slim
                  label={t('planner.better')}
                  value={form.better}
                  onChange={(better) => edit({ better })}
                  options={[
                    { value: 'lower', label: t('planner.lower') },
                    { value: 'higher', label: t('planner.higher') },
                  ]}
                />
              </div>
            </div>
          </>
        ) : null}
        <div className="fx">
          <NumberField
            label={t('planner.least')}
            error={reasons.includes('mcid') ? t('planner.becauseMcid') : null}
            value={form.mcid}
            onChange={(mcid) => edit({ mcid })}
            min={0}
            {...(most === undefined ? {} : { max: most })}
            step={fine}
            unit={unit}
          />
          <NumberField
            label={t('planner.now')}
            error={reasons.includes('baseline') ? t('planner.becauseBaseline') : null}
            {...(needsNow ? {} : { hint: t('planner.nowHint') })}
            value={form.baseline}
            onChange={(baseline) => edit({ baseline })}
            min={0}
            {...(most === undefined ? {} : { max: most })}
            step={fine}
            unit={unit}
          />
        </div>
      </div>
    </section>
  );
};
