import type { AssuranceView } from '../../../shared/contract.ts';
import type { TrialDraft } from '../../../shared/trial.ts';
import { AssuranceChart } from '../../charts/AssuranceChart.tsx';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, FamilyLabel, Progress } from '../../ui/index.ts';
import { changeWords, leastWords } from '../result/words.ts';
import { curveKey, longerHelps, noticedOf, steeringOf } from './assurance.ts';
import { Shortest } from './Shortest.tsx';
import type { Assurance } from './useAssurance.ts';

/** What the planned trial could tell, from made-up trials of the same kind; the old figures fade while new ones come. */
export const AssuranceCard = (p: {
  draft: TrialDraft | null;
  assurance: Assurance;
  onUse(periods: number): void;
}) => {
  const { t } = useI18n();
  const { assurance: a, draft } = p;
  const view = a.now ?? a.stale;
  const { longer } = a;
  return (
    <>
      <div className="stack s2">
        <FamilyLabel family="prediction">{t('planner.predicted')}</FamilyLabel>
        {draft === null ? <p className="t2">{t('planner.needsMore')}</p> : null}
        {view && draft ? (
          <Figures view={view} draft={draft} faint={a.now === null} points={a.points} />
        ) : null}
      </div>
      {a.progress ? (
        <div className="stack s2">
          <Progress
            label={t('planner.working')}
            share={a.progress.total > 0 ? a.progress.done / a.progress.total : null}
            thickness="thin"
          />
          <div className="row sp">
            <span className="small t2 num">
              {a.progress.total > 0 ? t('planner.tried', a.progress) : t('planner.working')}
            </span>
            <Button small onPress={a.cancel}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      ) : null}
      {a.cancelled ? (
        <div className="row sp">
          <span className="small t2">{t('planner.stopped')}</span>
          <Button small onPress={a.again}>
            {t('planner.workOut')}
          </Button>
        </div>
      ) : null}
      {a.error ? <ErrorBanner error={a.error} onRetry={a.again} /> : null}
      {a.now && longer && draft && longerHelps(a.now, longer) ? (
        <Button small onPress={() => p.onUse(draft.periods * 2)}>
          {t('planner.useDays', { n: draft.periods * 2 * draft.periodDays })}
        </Button>
      ) : null}
      {draft && a.now ? <Shortest key={curveKey(draft)} draft={draft} onUse={p.onUse} /> : null}
      {view && draft ? <Answers view={view} draft={draft} /> : null}
    </>
  );
};

/** A share in words of a hundred; never 0 and never 100, because made-up trials cannot know that. */
const inHundred = (share: number, { t, f }: Pick<I18n, 't' | 'f'>): string => {
  const n = Math.round(share * 100);
  return n < 1 ? t('planner.under1') : n > 99 ? t('planner.over99') : f.number(n);
};

/** How such trials end, how long they take where rules may stop them, and what steering changes. */
const Answers = (p: { view: AssuranceView; draft: TrialDraft }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const { view, draft } = p;
  const { pCorrect, pInconclusive, falseBenefit, simulations } = view.result;
  const of = (share: number) => inHundred(share, i18n);
  const steering = steeringOf(view);
  const shorter = view.expectedDays !== undefined && view.days - view.expectedDays >= 1;
  return (
    <>
      {steering ? (
        <div className="stack s2">
          <h3 className="h3">{t('planner.steered')}</h3>
          <p className="small t2">
            {t('planner.steeredDays', {
              size: leastWords({ ...draft.outcome, mcid: steering.size }, t, f),
              n: of(steering.onArm[0]),
              fixed: of(steering.onArm[1]),
            })}
          </p>
          <p className="small t2">
            {t('planner.steeredNoticed', { n: of(steering.noticed[0]), fixed: of(steering.noticed[1]) })}
          </p>
          <p className="small t2">
            {t('planner.steeredFalse', {
              n: of(steering.falseAlarms[0]),
              fixed: of(steering.falseAlarms[1]),
            })}
          </p>
        </div>
      ) : null}
      <p className="small t2">
        {[
          t('planner.answers', {
            right: of(pCorrect),
            open: of(pInconclusive),
            wrong: of(Math.max(0, 1 - pCorrect - pInconclusive)),
          }),
          ...(shorter ? [t('planner.expectedDays', { n: Math.round(view.expectedDays ?? 0) })] : []),
          t('planner.falseAlarms', { n: of(falseBenefit), sims: simulations }),
        ].join(' ')}
      </p>
    </>
  );
};

const Figures = (p: {
  view: AssuranceView;
  draft: TrialDraft;
  faint: boolean;
  points: Assurance['points'];
}) => {
  const { t, f } = useI18n();
  const { view, draft } = p;
  const { outcome } = draft;
  const of100 = (share: number) => Math.round(share * 100);
  const sizeOf = (size: number) => leastWords({ ...outcome, mcid: size }, t, f);
  const sign = outcome.better === 'lower' ? -1 : 1;
  const least = noticedOf(view);
  const lines = view.effects.map((e) => ({
    label: changeWords(sign * e.size, outcome, t, f),
    size: e.size,
    points: p.points
      .map((q) => ({
        days: q.periods * q.periodDays,
        share: q.view.effects.find((x) => x.size === e.size)?.noticed ?? Number.NaN,
      }))
      .filter((q) => Number.isFinite(q.share))
      .sort((a, b) => a.days - b.days),
  }));
  const days = [...new Set(lines.flatMap((l) => l.points.map((q) => q.days)))].sort((a, b) => a - b);
  return (
    <div className={p.faint ? 'stack s3 faint' : 'stack s3'} aria-busy={p.faint}>
      <p className="say2">{t('planner.noticed', { size: sizeOf(least.size), n: of100(least.noticed) })}</p>
      <p className="small t2">{t('planner.noticedMeans')}</p>
      {days.length > 0 ? (
        <AssuranceChart
          title={t('planner.chartTitle')}
          summary={t('planner.chartSummary', {
            list: f.list(
              lines.flatMap((l) =>
                l.points.map((q) =>
                  t('planner.chartPoint', { days: q.days, size: sizeOf(l.size), n: of100(q.share) }),
                ),
              ),
            ),
          })}
          lines={lines}
          plan={{ days: draft.periods * draft.periodDays, label: t('planner.yourPlan') }}
          tick={(d) => f.number(d)}
          unit={t('planner.days')}
          table={{
            head: [t('planner.colDays'), ...lines.map((l) => t('planner.colSize', { size: sizeOf(l.size) }))],
            rows: days.map((d) => [
              f.number(d),
              ...lines.map((l) => {
                const found = l.points.find((q) => q.days === d);
                return found ? f.number(of100(found.share)) : '–';
              }),
            ]),
          }}
        />
      ) : null}
    </div>
  );
};
