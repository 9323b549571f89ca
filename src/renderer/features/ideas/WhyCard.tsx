import { BookOpen, Info, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Candidate } from '../../../shared/hypotheses.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Icon } from '../../ui/index.ts';
import { midSentence } from '../result/words.ts';
import { citationWords, sigmaWords, standingOf, unitOf } from './words.ts';

/** Why this idea stands where it stands: reasons, sources, safety. `focus` after a press on "Why?". */
export const WhyCard = ({
  candidate: c,
  tau,
  unit,
  focus,
}: {
  candidate: Candidate;
  tau: number;
  unit: string;
  focus: boolean;
}) => {
  const { t, f } = useI18n();
  const { go } = useRouter();
  const standing = standingOf(c);
  const said = (text: string) => t('ideas.catalogue', { text });
  const why = c.reasons?.map((reason) => t('ideas.reason', { reason })) ?? c.why;
  const line = { sigma: sigmaWords(c.sigma, t, f), tau: f.inHundred(tau) };
  const reason =
    standing === 'worth'
      ? t('ideas.worthLine', line)
      : standing === 'below' && c.sigma <= tau
        ? t('ideas.belowLine', line)
        : c.noTrial
          ? t('ideas.reason', { reason: c.noTrial })
          : c.noTrialBecause;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each newly chosen idea takes the focus
  useEffect(() => {
    if (!focus) return;
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  }, [c.id, focus]);
  return (
    <>
      <div className="sec">
        <h2 ref={heading} tabIndex={-1}>
          {t('ideas.whyOf', { name: midSentence(said(c.name), f) })}
        </h2>
        <p className="t2">{reason}</p>
        {c.value && standing !== 'not-for-you' && standing !== 'ask' ? (
          <p className="small t2">
            {t('ideas.trialWorth', {
              gain: `${f.number(c.value.evsi, c.value.evsi < 0.1 ? 2 : 1)} ${unitOf(unit, t)}`,
              n: f.inHundred(c.value.pChange),
            })}
          </p>
        ) : null}
      </div>
      <section className="card why">
        <div className="stack s3">
          <ul className="stack s2">
            {why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <h3>{t('ideas.sources')}</h3>
          <ul className="stack s2 small t2">
            {c.evidence.map((e) => (
              <li key={`${e.citation}${e.mean}`}>
                {citationWords(e)}.{' '}
                {t('ideas.sourceLine', {
                  effect: `${f.number(e.mean, 2)} ${e.unit} (SE ${f.number(e.se, 2)}, ${said(e.seOrigin)})`,
                  quality: said(e.quality),
                })}
                .
              </li>
            ))}
          </ul>
          {standing === 'below' ? (
            <span>
              <Button small onPress={() => go({ name: 'planner', candidateIds: [c.id] })}>
                {t('ideas.planAnyway')}
              </Button>
            </span>
          ) : null}
        </div>
        <ul className="list small">
          {c.contraindications.length > 0 ? (
            <li className="row top s3">
              <Icon as={TriangleAlert} />
              <span>{t('ideas.notWith', { what: f.list(c.contraindications.map(said)) })}</span>
            </li>
          ) : null}
          {c.dose ? (
            <li className="row top s3">
              <Icon as={BookOpen} />
              <span>
                <b className="m">{t('ideas.howStudied')}.</b> {said(c.dose)}
              </span>
            </li>
          ) : null}
          {c.safety.map((line) => (
            <li key={line} className="row top s3">
              <Icon as={Info} />
              <span>{said(line)}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};
