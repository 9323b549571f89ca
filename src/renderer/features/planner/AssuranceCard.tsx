import type { AssuranceView } from '../../../shared/contract.ts';
import type { TrialDraft } from '../../../shared/trial.ts';
import { AssuranceChart } from '../../charts/AssuranceChart.tsx';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, ErrorBanner, FamilyLabel, Progress } from '../../ui/index.ts';
import { changeWords, leastWords } from '../result/words.ts';
import { curveKey, longerHelps, noticedOf } from './assurance.ts';
import { Shortest } from './Shortest.tsx';
import type { Assurance } from './useAssurance.ts';

/** What the planned trial could tell, from made-up trials of the same kind; the old figures fade while new ones come. */
export const AssuranceCard = (p: {
  draft: TrialDraft | null;
  assurance: Assurance;
  onUse(periods: number): void;
}) => {
  const { t, f } = useI18n();
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
      {view ? (
        <p className="small t2">
          {t('planner.falseAlarms', {
            n:
              Math.round(view.result.falseBenefit * 100) < 1
                ? t('planner.under1')
                : f.number(Math.round(view.result.falseBenefit * 100)),
            sims: view.result.simulations,
          })}
        </p>
      ) : null}
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
  const inHundred = (share: number) => Math.round(share * 100);
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
      <p className="say2">
        {t('planner.noticed', { size: sizeOf(least.size), n: inHundred(least.noticed) })}
      </p>
      <p className="small t2">{t('planner.noticedMeans')}</p>
      {days.length > 0 ? (
        <AssuranceChart
          title={t('planner.chartTitle')}
          summary={t('planner.chartSummary', {
            list: f.list(
              lines.flatMap((l) =>
                l.points.map((q) =>
                  t('planner.chartPoint', { days: q.days, size: sizeOf(l.size), n: inHundred(q.share) }),
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
                return found ? f.number(inHundred(found.share)) : '–';
              }),
            ]),
          }}
        />
      ) : null}
    </div>
  );
};
