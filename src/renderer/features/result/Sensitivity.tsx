import { useState } from 'react';
import type { MissingDaysSensitivity, RandomisationTest, SensitivityRow } from '../../../shared/analysis.ts';
import type { SensitivityView } from '../../../shared/results.ts';
import type { ResultView } from '../../../shared/trial.ts';
import { IntervalRows } from '../../charts/IntervalRows.tsx';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { Section, Segments } from '../../ui/index.ts';
import { type ArmEffect, armEffects, headlineOf } from './say.ts';
import type { Lazy } from './useLazy.ts';
import { Working } from './Working.tsx';
import {
  changeWords,
  digitsOf,
  endWords,
  fixedNumber,
  kindOf,
  midSentence,
  rangeWords,
  unitWords,
} from './words.ts';

/** Would another analysis say the same? Worked out when it comes into view, then kept. */
export const Sensitivity = ({ view, of }: { view: ResultView; of: Lazy<SensitivityView> }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const arms = armEffects(view);
  const [chosen, choose] = useState<string | null>(null);
  const arm = arms.find((a) => a.arm.id === chosen) ?? headlineOf(view);
  if (!arm) return null;
  return (
    <Section title={t('result.otherTitle')}>
      <section className="card stack s4">
        {arms.length > 1 ? (
          <Segments
            slim
            label={t('result.arm')}
            value={arm.arm.id}
            onChange={choose}
            options={arms.map((a) => ({ value: a.arm.id, label: a.arm.name }))}
          />
        ) : null}
        {of.data ? <Rows view={view} found={of.data} arm={arm} /> : null}
        <Working of={of} label={t('result.otherWorking')} />
        {of.data ? <Notes view={view} found={of.data} arm={arm} /> : null}
      </section>
    </Section>
  );
};

const changeName = (row: SensitivityRow, { t, f }: I18n): string => {
  switch (row.change) {
    case 'as-planned':
      return t('result.changePlanned');
    case 'flat-prior':
      return t('result.changeFlat');
    case 'no-autocorrelation':
      return t('result.changeIndependent');
    case 'slow-wash-out':
      return t('result.changeSlow');
    case 'no-wash-out':
      return t('result.changeAtOnce');
    case 'leave-block-out':
      return t('result.changeWithout', { periods: f.list(row.withoutPeriods.map(String)) });
  }
};

const Rows = ({ view, found, arm }: { view: ResultView; found: SensitivityView; arm: ArmEffect }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { outcome } = view;
  const sign = outcome.better === 'lower' ? -1 : 1;
  const ends = endWords(outcome, t);
  const digits = Math.max(1, digitsOf(outcome));
  const rows = found.sensitivity.rows.flatMap((row) => {
    const effect = row.effects.find((e) => e.arm === arm.arm.id);
    return effect ? [{ row, effect, name: changeName(row, i18n) }] : [];
  });
  const chances = rows.map((r) => f.inHundred(r.effect.pAtLeastMcid));
  const turned = rows.filter((r) => Math.sign(r.effect.mean) !== Math.sign(arm.effect.mean));
  const [low, high] = [Math.min(...chances), Math.max(...chances)];
  const summary =
    turned.length === 0
      ? t('result.otherSame', {
          word: sign * arm.effect.mean > 0 ? t('result.sideHelp') : t('result.sideHarm'),
          low,
          high,
        })
      : t('result.otherTurned', { names: f.list(turned.map((r) => r.name)), low, high });
  return (
    <IntervalRows
      level={3}
      title={t('result.otherOf', { arm: midSentence(arm.arm.name, f), unit: unitWords(outcome, t) })}
      intro={t('result.otherIntro', { summary })}
      summary={summary}
      rows={rows.map(({ row, effect, name }) => ({
        key: `${row.change} ${row.withoutPeriods.join()}`,
        name,
        strong: row.change === 'as-planned',
        figures: [fixedNumber(effect.mean, digits, f), f.percent(effect.pAtLeastMcid)],
        marks: [{ family: 'evidence' as const, summary: effect }],
      }))}
      heads={[
        ['', t('result.tableMean')],
        [
          t('result.atLeast'),
          t('result.atLeastSub', { n: f.number(outcome.mcid, 2), word: sign < 0 ? ends.low : ends.high }),
        ],
      ]}
      mcid={sign * outcome.mcid}
      tick={(v) => f.number(Math.abs(v), Math.max(digitsOf(outcome), 2))}
      legend={`${t('result.axisLow', { word: ends.low })} · ${t('result.axisHigh', { word: ends.high })} · ${t('result.bar80')}, ${t('result.line95')}`}
      table={{
        head: [
          t('result.whatChanged'),
          t('result.tableMean'),
          t('result.table80'),
          t('result.tableMcid', { least: changeWords(sign * outcome.mcid, outcome, t, f) }),
        ],
        rows: rows.map(({ effect, name }) => [
          name,
          changeWords(effect.mean, outcome, t, f),
          rangeWords(effect.quantiles['0.1'], effect.quantiles['0.9'], outcome, t, f),
          f.percent(effect.pAtLeastMcid),
        ]),
      }}
    />
  );
};

const Notes = ({ view, found, arm }: { view: ResultView; found: SensitivityView; arm: ArmEffect }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const missing = found.sensitivity.missingDays.find((m) => m.arm === arm.arm.id);
  const test = found.randomisation?.tests.find((x) => x.arm === arm.arm.id);
  return (
    <ul className="list small">
      {missing ? (
        <li>
          <b>{t('result.missingTitle')}</b> {missingWords(missing, view, arm, i18n)}
        </li>
      ) : null}
      <li>
        <b>{t('result.testTitle')}</b>{' '}
        {test ? testWords(test, found.randomisation?.sampled ?? false, arm, i18n) : t('result.testNone')}
      </li>
    </ul>
  );
};

const WHOLE = 28; // days in 28: worse than every day is not possible

/** How much worse the days that are missing would have to be to change the verdict. */
export const missingWords = (
  m: MissingDaysSensitivity,
  view: Pick<ResultView, 'outcome'>,
  arm: Pick<ArmEffect, 'arm'>,
  { t, f }: I18n,
): string => {
  const { outcome } = view;
  const name = midSentence(arm.arm.name, f);
  if (m.share === 0) return t('result.missingNone', { arm: name });
  const share = f.share(m.share);
  const impossible = kindOf(outcome) === 'days' && (m.tippingDelta ?? 0) > WHOLE;
  if (m.tippingDelta === null || impossible) return t('result.missingNever', { arm: name, share });
  return t('result.missingTips', {
    arm: name,
    share,
    amount: t('result.sizeOf', {
      n: f.number(m.tippingDelta, Math.max(1, digitsOf(outcome))),
      unit: unitWords(outcome, t, m.tippingDelta),
    }),
  });
};

/** The test that needs no model, with the smallest p that this design could have given. */
export const testWords = (
  test: RandomisationTest,
  sampled: boolean,
  arm: Pick<ArmEffect, 'arm'>,
  { t, f }: I18n,
): string => {
  const digits = test.smallestP < 0.001 ? 4 : 3;
  const args = {
    arm: midSentence(arm.arm.name, f),
    asGood: f.number(Math.round(test.p * test.sequences)),
    orders: f.number(test.sequences),
    p: f.number(test.p, digits),
    floor: f.number(test.smallestP, digits),
  };
  return t(sampled ? 'result.testSampled' : 'result.testAll', args);
};
