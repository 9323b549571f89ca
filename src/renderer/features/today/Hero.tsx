import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { keptKey, type TodayView } from '../../../shared/trial.ts';
import { call, invalidate, useAction, useQuery } from '../../api.ts';
import { errorSentence } from '../../i18n/errors.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ArmGlyph, Icon, Toggle, useToast } from '../../ui/index.ts';
import { ResumeButton } from '../trials/PauseControls.tsx';
import { StopNow } from '../trials/StopNow.tsx';
import { trailOf } from './trail.ts';

type Running = NonNullable<TodayView['trial']>;

/** The line of the day: tile, sentence, one line of context, and what can be pressed. */
export const HeroLine = (p: { tile: ReactNode; say: string; lead: string; children?: ReactNode }) => (
  <section className="hero">
    {p.tile}
    <div className="fill">
      <h1 className="say">{p.say}</h1>
      <p className="t2">{p.lead}</p>
    </div>
    {p.children}
  </section>
);

/** Did the person keep to the arm? Stored at once; pressing again takes the answer away (unknown, not "no"). */
const KeptToggles = ({ view, late }: { view: TodayView; late: boolean }) => {
  const { t, f } = useI18n();
  const { say } = useToast();
  const save = useAction('diary.save', 'diary.today', 'trials.get');
  const { entry } = view;

  const store = async (kept: boolean | null) => {
    const { day, trialId, answers, marks, note } = entry;
    return save.run({ day, trialId, answers, kept, marks, note });
  };
  const mark = async (kept: boolean | null) => {
    const reply = await store(kept);
    if (!reply.ok) return say(errorSentence(reply.error, f.language));
    const text = kept === null ? 'today.markedNone' : kept ? 'today.markedKept' : 'today.markedNotKept';
    say(t(text), () => {
      void call('diary.undo', { day: entry.day }).then(() => invalidate('diary.today', 'trials.get'));
    });
  };
  return (
    <fieldset className="row kept">
      <legend className="vh">{t('today.keptQuestion')}</legend>
      <Toggle selected={entry.kept === true} onChange={(on) => void mark(on ? true : null)}>
        <Icon as={Check} />
        {t('today.keptToIt')}
      </Toggle>
      <Toggle
        className="quiet no"
        selected={entry.kept === false}
        onChange={(on) => void mark(on ? false : null)}
      >
        {entry.kept === false ? <Icon as={X} size="s" /> : null}
        {t(late ? 'today.notKeptThen' : 'today.notKept')}
      </Toggle>
    </fieldset>
  );
};

/** The second trial's arm and its own tick. */
const Alongside = ({ view, other }: { view: TodayView; other: NonNullable<TodayView['alongside']> }) => {
  const { t, f } = useI18n();
  const { say } = useToast();
  const save = useAction('diary.save', 'diary.today', 'trials.get');
  const { day, trialId, answers, kept, marks, note } = view.entry;
  const tick = async (value: boolean | null) => {
    const next = { ...answers, [keptKey(other.id)]: value === null ? null : Number(value) };
    const reply = await save.run({ day, trialId, answers: next, kept, marks, note });
    if (!reply.ok) say(errorSentence(reply.error, f.language));
  };
  if (!other.arm) return null;
  return (
    <div className="row wrap sp">
      <p>{t('trials.alongsideTitle', { arm: other.arm.name, how: other.arm.instruction })}</p>
      <fieldset className="row kept">
        <legend className="vh">{t('today.keptQuestion')}</legend>
        <Toggle selected={other.kept === true} onChange={(on) => void tick(on ? true : null)}>
          <Icon as={Check} />
          {t('today.keptToIt')}
        </Toggle>
        <Toggle
          className="quiet no"
          selected={other.kept === false}
          onChange={(on) => void tick(on ? false : null)}
        >
          {t('today.notKept')}
        </Toggle>
      </fieldset>
      <StopNow id={other.id} title={other.title} />
    </div>
  );
};

/** One bar a period, filled as far as it has passed. */
const Trail = ({ trial, day }: { trial: Running; day: string }) => {
  const { t } = useI18n();
  const shares = trailOf({ ...trial, today: day });
  const name = trial.period === 0 ? t('today.runIn') : t('today.periodOf', trial);
  const where = Math.max(0, trial.period - 1);
  return (
    <div
      className={`trail ${trial.periods > 12 ? 'many' : ''}`}
      role="img"
      aria-label={`${t('today.dayOf', { day: trial.dayNumber, total: trial.totalDays })}, ${name}`}
    >
      {shares.map((share, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place of a period is its identity
        <div key={i}>
          <span className="meter thin">
            <i style={{ width: `${share * 100}%` }} />
          </span>
          {i === where ? <span className="small b nb">{name}</span> : null}
        </div>
      ))}
    </div>
  );
};

/** The running trial on this day: what to do now, and how far it has come. */
export const TrialHero = ({ view, trial, late }: { view: TodayView; trial: Running; late: boolean }) => {
  const { t } = useI18n();
  const day = view.entry.day;
  const arm = trial.arm;
  const whole = useQuery('trials.get', { id: trial.id });
  const found = whole.data?.protocol.arms.findIndex((a) => a.id === arm?.id) ?? -1;
  // until the protocol is there: the reference is the arm without a prediction
  const armIndex = found >= 0 ? found : arm?.predicted ? 1 : 0;
  const resting = trial.phase === 'paused' || trial.phase === 'gap';
  const say = () => {
    if (trial.phase === 'paused') return t('trials.pausedSince', { day: whole.data?.pausedSince ?? day });
    if (trial.phase === 'gap') return t('trials.gapTitle');
    if (!arm) return late ? t('today.fillIn', { day }) : t('today.runInTitle');
    const words = { arm: arm.name, how: arm.instruction };
    return late ? t('today.didThen', { day, ...words }) : t('today.doNow', words);
  };
  const lead = () => {
    if (trial.phase === 'paused') return t('trials.pausedLead');
    if (trial.phase === 'gap') return t('trials.gapText', { next: trial.nextChange });
    if (late) return t('today.lateText');
    if (trial.phase === 'run-in') return t('today.runInText', { next: trial.nextChange });
    if (trial.phase === 'washout') return t('today.washoutText', { next: trial.nextChange });
    return t('today.periodDay', { day: trial.dayOfPeriod, next: trial.nextChange });
  };
  return (
    <>
      <HeroLine tile={<ArmGlyph big icon={arm?.icon ?? 'none'} index={armIndex} />} say={say()} lead={lead()}>
        {arm ? <KeptToggles view={view} late={late} /> : null}
        {trial.phase === 'paused' && !late ? <ResumeButton id={trial.id} /> : null}
      </HeroLine>
      {resting ? null : <Trail trial={trial} day={day} />}
      {view.alongside ? <Alongside view={view} other={view.alongside} /> : null}
    </>
  );
};
