import { Info, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { Candidate } from '../../../shared/hypotheses.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Button, Icon } from '../../ui/index.ts';

/** Why this idea stands where it stands: reasons, sources, safety. `focus` after a press on "Why?". */
export const WhyCard = ({ candidate: c, focus }: { candidate: Candidate; focus: boolean }) => {
  const { t, f } = useI18n();
  const { go } = useRouter();
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
          {t('ideas.whyOf', { name: c.name.toLowerCase() })}
        </h2>
        {c.noTrialBecause ? <p className="t2">{c.noTrialBecause}</p> : null}
      </div>
      <section className="card why">
        <div className="stack s3">
          <ul className="stack s2">
            {c.why.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          <h3>{t('ideas.sources')}</h3>
          <ul className="stack s2 small t2">
            {c.evidence.map((e) => (
              <li key={`${e.citation}${e.mean}`}>
                {e.citation}
                {e.doi ? ` doi:${e.doi}` : ''}.{' '}
                {t('ideas.sourceLine', {
                  effect: `${f.number(e.mean, 2)} ${e.unit} (SE ${f.number(e.se, 2)}, ${e.seOrigin})`,
                  quality: e.quality,
                })}
                .
              </li>
            ))}
          </ul>
          {c.trigger ? null : (
            <span>
              <Button small onPress={() => go({ name: 'planner', candidateIds: [c.id] })}>
                {t('ideas.planAnyway')}
              </Button>
            </span>
          )}
        </div>
        <ul className="list small">
          {c.contraindications.length > 0 ? (
            <li className="row top s3">
              <Icon as={TriangleAlert} />
              <span>{t('ideas.notWith', { what: f.list(c.contraindications) })}</span>
            </li>
          ) : null}
          {[...(c.dose ? [c.dose] : []), ...c.safety].map((line) => (
            <li key={line} className="row top s3">
              <Icon as={Info} />
              <span>{line}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
};
