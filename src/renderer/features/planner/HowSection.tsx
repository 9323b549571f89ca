import { useId } from 'react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Checkbox, Chips, Segments } from '../../ui/index.ts';
import { ADAPTIVE_COST } from './adaptive.ts';
import { type PlanForm, withOrder } from './form.ts';
import type { EditProps } from './parts.tsx';

const orders = { balanced: 'Balanced', 'permuted-blocks': 'Blocks', counterbalanced: 'Mirrored' } as const;
const marks = [
  ['illness', 'planner.markIllness'],
  ['travel', 'planner.markTravel'],
  ['new-medicine', 'planner.markNewMedicine'],
  ['period', 'planner.markPeriod'],
  ['acute-medicine', 'planner.markAcute'],
  ['alcohol', 'planner.markAlcohol'],
  ['stress', 'planner.markStress'],
] as const;
const stops = [
  ['harm', 'planner.stopHarm'],
  ['futility', 'planner.stopFutility'],
  ['success', 'planner.stopSuccess'],
] as const;
const EVENING = { from: '18:00', to: '23:59' };

/** What most people leave as it is: order, blinding, days that do not count, stopping. */
export const HowSection = ({ form, edit }: EditProps) => {
  const { t } = useI18n();
  const id = useId();
  return (
    <section aria-label={t('planner.howTitle')}>
      <details className="how">
        <summary>
          <span className="h3">{t('planner.howTitle')}</span>
          <span className="small t2">{t('planner.howHint')}</span>
        </summary>
        <div className="stack s5">
          <div className="stack s2">
            <span className="lab" id={`${id}-order`}>
              {t('planner.orderLabel')}
            </span>
            <Segments
              slim
              labelledBy={`${id}-order`}
              value={form.order}
              isDisabled={form.adaptive}
              onChange={(order: PlanForm['order']) => edit(withOrder(form, { order }))}
              options={[
                { value: 'balanced', label: t('planner.orderBalanced') },
                { value: 'permuted-blocks', label: t('planner.orderBlocks') },
                { value: 'counterbalanced', label: t('planner.orderMirrored') },
              ]}
            />
            <p className="small t2">{t(`planner.order${orders[form.order]}Text`)}</p>
          </div>
          <Checkbox
            selected={form.adaptive}
            onChange={(adaptive) =>
              edit(withOrder(form, { adaptive, ...(adaptive ? { blinded: false, factorial: false } : {}) }))
            }
          >
            {t('planner.adaptive')}
            <span className="small t2 sub">{t('planner.adaptiveHint', ADAPTIVE_COST)}</span>
          </Checkbox>
          <Checkbox
            selected={form.blinded}
            onChange={(blinded) =>
              edit(withOrder(form, { blinded, ...(blinded ? { adaptive: false, hideUntilEnd: true } : {}) }))
            }
          >
            {t('planner.blind')}
            <span className="small t2 sub">{t('planner.blindHint')}</span>
          </Checkbox>
          <div className="stack s2">
            <span className="lab" id={`${id}-out`}>
              {t('planner.leaveOut')}
            </span>
            <Chips
              labelledBy={`${id}-out`}
              value={form.excludeMarks}
              onChange={(excludeMarks) => edit({ excludeMarks })}
              options={marks.map(([value, key]) => ({ value, label: t(key) }))}
            />
            <p className="small t2">{t('planner.leaveOutHint')}</p>
          </div>
          <div className="stack s2">
            <span className="lab" id={`${id}-stop`}>
              {t('planner.stopLabel')}
            </span>
            <Chips
              labelledBy={`${id}-stop`}
              value={stops.map(([rule]) => rule).filter((rule) => form.stop[rule])}
              onChange={(on) =>
                edit({
                  stop: {
                    harm: on.includes('harm'),
                    futility: on.includes('futility'),
                    success: on.includes('success'),
                  },
                })
              }
              options={stops.map(([value, key]) => ({ value, label: t(key) }))}
            />
            <p className="small t2">{t('planner.stopHint')}</p>
          </div>
          <div className="stack s2">
            <span className="lab" id={`${id}-pause`}>
              {t('planner.pauseLabel')}
            </span>
            <Segments
              slim
              labelledBy={`${id}-pause`}
              value={form.afterPause}
              onChange={(afterPause: PlanForm['afterPause']) => edit({ afterPause })}
              options={[
                { value: 'continue', label: t('planner.pauseContinue') },
                { value: 'restart', label: t('planner.pauseRestart') },
              ]}
            />
          </div>
          {form.outcome === 'measure' ? null : (
            <div className="stack s2">
              <Checkbox
                selected={form.window !== null}
                onChange={(on) => edit({ window: on ? EVENING : null })}
              >
                {t('planner.window')}
                <span className="small t2 sub">{t('planner.windowHint')}</span>
              </Checkbox>
              {form.window ? (
                <div className="fx">
                  {(['from', 'to'] as const).map((end) => (
                    <div className="field" key={end}>
                      <label className="lab" htmlFor={`${id}-${end}`}>
                        {t(end === 'from' ? 'planner.windowFrom' : 'planner.windowTo')}
                      </label>
                      <div className="in">
                        <input
                          id={`${id}-${end}`}
                          type="time"
                          required
                          value={form.window?.[end] ?? ''}
                          onChange={(e) => {
                            const { value } = e.target;
                            if (value) edit({ window: { ...(form.window ?? EVENING), [end]: value } });
                          }}
                        />
                      </div>
                    </div>
                  ))}
                </div>
              ) : null}
            </div>
          )}
        </div>
      </details>
    </section>
  );
};
