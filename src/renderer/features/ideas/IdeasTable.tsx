import { TriangleAlert } from 'lucide-react';
import type { Candidate, HypothesesResult, Profile } from '../../../shared/hypotheses.ts';
import { useAction } from '../../api.ts';
import { PredictedAxis, PredictedInterval } from '../../charts/PredictedInterval.tsx';
import { SigmaAxis, SigmaBar } from '../../charts/SigmaBar.tsx';
import { linear, niceDomain, ticksOf } from '../../charts/scale.ts';
import { useMedia } from '../../frame/useMedia.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Icon, Tag, useToast } from '../../ui/index.ts';
import { changeWords } from '../result/words.ts';
import {
  axisOf,
  intervalOf,
  outcomeOf,
  predictionWords,
  sigmaWords,
  standingOf,
  unitOf,
  worthWords,
} from './words.ts';

const EFFECT_WIDTH = 228;

/** One row a candidate, "change nothing" included; all on one axis. */
export const IdeasTable = ({
  result,
  profile,
  onWhy,
}: {
  result: HypothesesResult;
  profile: Profile;
  onWhy(id: string): void;
}) => {
  const { t, f } = useI18n();
  const { go } = useRouter();
  const narrow = useMedia('(max-width: 999px)');
  const effectWidth = narrow ? 180 : EFFECT_WIDTH;
  const sigmaWidth = narrow ? 64 : 104;
  const [from, to] = axisOf(result);
  const domain = niceDomain(from, to, 5);
  const x = linear(domain, [8, effectWidth - 8]);
  const ticks = ticksOf(domain, narrow ? 4 : 5);
  const mcid = -result.mcid;
  const k = result.candidates.length + 1;
  const max = Math.max(...result.candidates.map((c) => c.sigma), result.tau, result.chance) * 1.12;
  const bar = (sigma: number) => (
    <SigmaBar sigma={sigma} chance={result.chance} tau={result.tau} max={max} width={sigmaWidth} />
  );
  const shape = { x, ticks, mcid, width: effectWidth };
  return (
    <section className="card flush">
      <table className="tb" aria-label={t('ideas.title')}>
        <thead>
          <tr>
            <th scope="col">{t('ideas.colIdea')}</th>
            <th scope="col" className="efh">
              <span className="row sp">
                <span>{t('ideas.fewerUnit', { unit: unitOf(result.unit, t) })}</span>
                <span>{t('ideas.more')}</span>
              </span>
              <PredictedAxis {...shape} tick={(v) => f.number(Math.abs(v), 1)} />
            </th>
            <th scope="col" className="bs">
              <span className="nb">{t('ideas.bestOf', { n: k })}</span>{' '}
              <span className="nb">{t('ideas.in100')}</span>
              <SigmaAxis chance={result.chance} tau={result.tau} max={max} width={sigmaWidth} />
            </th>
            <th scope="col" className="hide-n ev">
              {t('ideas.evidence')}
            </th>
            <th scope="col" className="ac">
              <span className="vh">{t('ideas.plan')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {result.candidates.map((c) => (
            <tr key={c.id}>
              <th scope="row">
                {t('ideas.catalogue', { text: c.name })}
                <span className="sub">{predictionWords(c, t, f)}</span>
                <Worth candidate={c} mcid={result.mcid} />
                {c.source === 'language-model' ? (
                  <span className="sub">
                    <Tag>{t('ideas.fromModel')}</Tag>
                  </span>
                ) : null}
                {standingOf(c) === 'not-for-you' || standingOf(c) === 'ask' ? (
                  <span className="sub wrong">
                    <Icon as={TriangleAlert} size="s" />
                    <span>{c.noTrial ? t('ideas.reason', { reason: c.noTrial }) : c.noTrialBecause}</span>
                  </span>
                ) : null}
              </th>
              <td className="ef">
                <PredictedInterval
                  {...shape}
                  mean={c.predicted.mean}
                  {...intervalOf(c)}
                  beyond={standingOf(c) === 'not-for-you' ? 24 : 0}
                />
              </td>
              <td className="bs">
                <span className="row s3">
                  {bar(c.sigma)}
                  <span className={`num nb ${c.sigma > result.tau ? 'b' : 't2'}`}>
                    {sigmaWords(c.sigma, t, f)}
                  </span>
                </span>
              </td>
              <td className="hide-n small t2 nb">
                {c.evidence.length === 0
                  ? t('ideas.noStudy')
                  : t('ideas.evidenceCount', { n: c.evidence.length })}
              </td>
              <td className="r">
                <RowAction
                  candidate={c}
                  profile={profile}
                  onPlan={() => go({ name: 'planner', candidateIds: [c.id] })}
                  onWhy={onWhy}
                />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              {t('ideas.nothing')}
              <span className="sub">{t('ideas.nothingSub')}</span>
            </th>
            <td className="ef">
              <PredictedInterval {...shape} mean={0} low={0} high={0} none />
            </td>
            <td className="bs">
              <span className="row s3">
                {bar(result.doNothing.sigma)}
                <span className="num nb t2">{sigmaWords(result.doNothing.sigma, t, f)}</span>
              </span>
            </td>
            <td className="hide-n" />
            <td />
          </tr>
        </tbody>
      </table>
      <p className="tfoot legend">
        <span>
          <i className="sw pred" />
          {t('ideas.legendBar')}
        </span>
        <span>
          <i className="sw mark" />
          {t('ideas.legendMcid', { change: changeWords(mcid, outcomeOf(result.unit), t, f) })}
        </span>
        <span>
          <i className="sw mark chance" />
          {t('ideas.legendChance', { n: f.inHundred(result.chance) })}
        </span>
        <span>
          <i className="sw mark tau" />
          {t('ideas.legendTau', { n: f.inHundred(result.tau) })}
        </span>
      </p>
    </section>
  );
};

const Worth = ({ candidate, mcid }: { candidate: Candidate; mcid: number }) => {
  const { t, f } = useI18n();
  const gain = worthWords(candidate, mcid, t, f);
  return gain === null ? null : <span className="sub">{t('ideas.worth', { gain })}</span>;
};

const RowAction = (p: {
  candidate: Candidate;
  profile: Profile;
  onPlan(): void;
  onWhy(id: string): void;
}) => {
  const { t } = useI18n();
  const { say } = useToast();
  const save = useAction('profile.save', 'profile.get', 'hypotheses.rank');
  const c = { ...p.candidate, name: t('ideas.catalogue', { text: p.candidate.name }) };
  const standing = standingOf(c);
  if (standing === 'ask')
    return (
      <Button
        small
        aria-label={t('ideas.askNoOf', c)}
        isDisabled={save.pending}
        onPress={() =>
          void save
            .run({ ...p.profile, cleared: [...new Set([...(p.profile.cleared ?? []), ...(c.ask ?? [])])] })
            .then((reply) => reply.ok && say(t('ideas.askSaved'), () => void save.run(p.profile)))
        }
      >
        {t('ideas.askNo')}
      </Button>
    );
  return standing === 'worth' ? (
    <Button small kind="pri" aria-label={t('ideas.planOf', c)} onPress={p.onPlan}>
      {t('ideas.plan')}
    </Button>
  ) : (
    <Button
      small
      aria-label={t(standing === 'not-for-you' ? 'ideas.notForYouOf' : 'ideas.whyOf', c)}
      onPress={() => p.onWhy(c.id)}
    >
      {t(standing === 'not-for-you' ? 'ideas.notForYou' : 'ideas.why')}
    </Button>
  );
};
