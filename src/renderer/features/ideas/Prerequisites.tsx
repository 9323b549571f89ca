import type { HypothesesResult } from '../../../shared/hypotheses.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Section, Tag } from '../../ui/index.ts';

/** The three prerequisites of personalisation, answered openly (Konigorski et al. 2026). */
export const Prerequisites = ({ personalisation: p }: Pick<HypothesesResult, 'personalisation'>) => {
  const { t } = useI18n();
  const any = p.homogeneous || p.causalAndInformative || p.enoughPersonalData;
  const [spread, studies, own] = (p.answers ?? []).map((reason) => t('ideas.reason', { reason }));
  const answer = (yes: boolean) => <Tag>{t(yes ? 'ideas.yes' : 'ideas.no')}</Tag>;
  return (
    <Section
      title={t(any ? 'ideas.personalised' : 'ideas.notPersonalised')}
      intro={t(any ? 'ideas.personalIntro' : 'ideas.personalNone')}
    >
      <section className="card three">
        <div>
          {answer(p.homogeneous)}
          <h3>{t('ideas.alike')}</h3>
          <p className="small t2">{t(p.homogeneous ? 'ideas.alikeYes' : 'ideas.alikeNo')}</p>
          {spread ? <p className="small t2">{spread}</p> : null}
        </div>
        <div>
          {answer(p.causalAndInformative)}
          <h3>{t('ideas.causes')}</h3>
          <p className="small t2">{t(p.causalAndInformative ? 'ideas.causesYes' : 'ideas.causesNo')}</p>
          {studies ? <p className="small t2">{studies}</p> : null}
        </div>
        <div>
          {answer(p.enoughPersonalData)}
          <h3>{t('ideas.own')}</h3>
          <p className="small t2">{t(p.enoughPersonalData ? 'ideas.ownYes' : 'ideas.ownNo')}</p>
          {own ? <p className="small t2">{own}</p> : null}
        </div>
      </section>
    </Section>
  );
};
