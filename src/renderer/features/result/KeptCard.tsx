import type { ResultView } from '../../../shared/trial.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ArmGlyph, Card, Meter } from '../../ui/index.ts';

/** Adherence by arm: all that may be seen while the outcome is hidden. */
export const KeptCard = ({ view }: { view: ResultView }) => {
  const { t } = useI18n();
  return (
    <Card title={t('result.keptTitle')}>
      <ul className="stack s4">
        {view.arms.map(({ arm, kept, days }, index) => {
          const text = t('result.ofCount', { k: kept, n: days });
          return (
            <li key={arm.id} className="row s3">
              <ArmGlyph icon={arm.icon} index={index} />
              <div className="fill stack s2">
                <p className="row sp">
                  <span className="m">{arm.name}</span>
                  <span className="small t2 num">{text}</span>
                </p>
                <Meter label={arm.name} share={days === 0 ? 0 : kept / days} valueText={text} />
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
};
