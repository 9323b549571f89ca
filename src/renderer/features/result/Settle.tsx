import type { SettleRow, SettleView } from '../../../shared/results.ts';
import type { ResultView, VerdictKey } from '../../../shared/trial.ts';
import { ShareBars } from '../../charts/ShareBars.tsx';
import { type I18n, useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, FamilyLabel } from '../../ui/index.ts';
import { headlineOf } from './say.ts';
import { useInView } from './useInView.ts';
import { useLazy } from './useLazy.ts';
import { Working } from './Working.tsx';
import { midSentence } from './words.ts';

const firm: readonly VerdictKey[] = ['better', 'worse', 'no-worthwhile-difference'];

/** True where more days could still make the answer firm. */
export const isOpen = (view: ResultView): boolean => {
  const head = headlineOf(view);
  return head !== null && !firm.includes(head.verdict);
};

const EVEN = 0.5;

/** The sentence above the bars: the shortest length with better than even odds, or that none has them. */
export const settleSay = (rows: readonly SettleRow[], { t, f }: I18n): string => {
  const enough = rows.find((r) => r.firm >= EVEN);
  const longest = rows.at(-1);
  if (enough) return t('result.settleEnough', { days: enough.furtherDays, n: f.inHundred(enough.firm) });
  if (!longest) return '';
  return t('result.settleNone', { days: longest.furtherDays, n: f.inHundred(longest.firm) });
};

/** What would settle it: how often further rounds of the same trial would end in a firm answer. */
export const Settle = ({ view }: { view: ResultView }) => {
  const { t, f } = useI18n();
  const { go } = useRouter();
  const { ref, seen } = useInView();
  const of = useLazy('results.settle', view.trialId, seen);
  const head = headlineOf(view);
  return (
    <div ref={ref}>
      <section className="card stack s4">
        <FamilyLabel family="prediction">{t('result.settleFamily')}</FamilyLabel>
        {of.data ? <Bars found={of.data} /> : <h2 className="h3">{t('result.settleTitle')}</h2>}
        <Working of={of} label={t('result.settleWorking')} />
        {of.data && head ? (
          <p className="small t2">{t('result.settleFoot', { arm: midSentence(head.arm.name, f) })}</p>
        ) : null}
        <div>
          <Button small onPress={() => go({ name: 'planner', candidateIds: head ? [head.arm.id] : [] })}>
            {t('result.planNext')}
          </Button>
        </div>
      </section>
    </div>
  );
};

const Bars = ({ found }: { found: SettleView }) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const count = (share: number | undefined) => f.number(Math.round(100 * (share ?? 0)));
  const rows = found.rows.map((r) => ({
    key: String(r.rounds),
    name: t('result.settleRow', { days: r.furtherDays, rounds: r.rounds }),
    share: r.firm,
    // never "0 of 100": so few simulations cannot exclude it
    figure: t('result.ofHundred', { n: r.firm < 0.005 ? t('result.under1') : String(f.inHundred(r.firm)) }),
    note: t('result.settleNote', {
      better: count(r.verdicts.better),
      worse: count(r.verdicts.worse),
      small: count(r.verdicts['no-worthwhile-difference']),
    }),
  }));
  return (
    <ShareBars
      title={t('result.settleTitle')}
      intro={settleSay(found.rows, i18n)}
      summary={`${settleSay(found.rows, i18n)} ${rows.map((r) => `${r.name}: ${r.figure}.`).join(' ')}`}
      rows={rows}
      table={{
        head: [
          t('result.settleHead'),
          t('result.settleFirm'),
          t('result.verdictBetter'),
          t('result.verdictWorse'),
          t('result.verdictSmall'),
        ],
        rows: found.rows.map((r, i) => [
          rows[i]?.name ?? '',
          count(r.firm),
          count(r.verdicts.better),
          count(r.verdicts.worse),
          count(r.verdicts['no-worthwhile-difference']),
        ]),
      }}
    />
  );
};
