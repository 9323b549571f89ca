import type { TrialView } from '../../../shared/trial.ts';
import { addDays } from '../../days.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ArmGlyph, Card, Meter } from '../../ui/index.ts';

/** What the person did, arm by arm. How they felt stays hidden while the trial runs. */
export const AdherenceCard = ({ view }: { view: TrialView }) => {
  const { t } = useI18n();
  const { arms, hideUntilEnd } = view.protocol;
  const hidden = view.state === 'running' && hideUntilEnd;
  // arms whose first period has not come yet would give the hidden order away
  const shown = view.adherence.filter((a) => a.days > 0 || !hidden);
  return (
    <Card
      title={t('calendar.kept')}
      intro={hidden ? t('calendar.keptHidden', { day: addDays(view.end, 1) }) : t('calendar.keptText')}
    >
      {shown.length === 0 ? <p className="small t2">{t('calendar.noDaysYet')}</p> : null}
      <ul className="stack s4">
        {shown.map(({ armId, kept, days, missed = 0 }) => {
          const index = arms.findIndex((a) => a.id === armId);
          const arm = arms[index];
          if (!arm) return null;
          const text = days === 0 ? t('calendar.noDaysYet') : t('calendar.keptOf', { kept, days });
          return (
            <li key={armId} className="row s3">
              <ArmGlyph icon={arm.icon} index={index} />
              <span className="adh fill">
                <span className="row sp">
                  <b className="m">{arm.name}</b>
                  <span className="num t2 small nb">{text}</span>
                </span>
                {missed > 0 ? <span className="small t2">{t('trials.missedOf', { missed })}</span> : null}
                <Meter label={arm.name} share={days === 0 ? 0 : kept / days} valueText={text} />
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
};

/** What each mark means; only marks that this trial can have. */
export const Legend = ({ view }: { view: TrialView }) => {
  const { t } = useI18n();
  const washout = view.days.some((d) => d.phase === 'washout');
  const excluded = view.days.some((d) => d.status === 'excluded');
  const paused = view.days.some((d) => d.status === 'paused');
  return (
    <section className="legendbox">
      <h2 className="vh">{t('calendar.legend')}</h2>
      <ul className="lg small t2">
        <li>
          <i className="mk d" />
          {t('calendar.done')}
        </li>
        <li>
          <i className="mk l" />
          {t('calendar.late')}
        </li>
        <li>
          <i className="mk o" />
          {t('calendar.open')}
        </li>
        <li>
          <i className="mk x" />
          {t('calendar.missed')}
        </li>
        {excluded ? (
          <li>
            <i className="mk e" />
            {t('calendar.excluded')}
          </li>
        ) : null}
        {paused ? (
          <li>
            <i className="mk p" />
            {t('calendar.paused')}
          </li>
        ) : null}
        {washout ? (
          <li>
            <i className="mk w" />
            {t('calendar.washout')}
          </li>
        ) : null}
        <li>
          <i className="nt" />
          {t('calendar.note')}
        </li>
      </ul>
    </section>
  );
};
