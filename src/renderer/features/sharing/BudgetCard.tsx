import { useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Card, Meter } from '../../ui/index.ts';

/** What is left of the lifetime budget. */
export const BudgetCard = () => {
  const { t, f } = useI18n();
  const { data } = useQuery('sharing.budget', {});
  if (!data) return null;
  const left = Math.max(0, data.epsilon - data.spentEpsilon);
  return (
    <Card
      title={t('sharing.budgetTitle', { left })}
      intro={t('sharing.budgetText', { limit: data.epsilon, spent: data.spentEpsilon })}
    >
      <div className="stack s2">
        <Meter
          label={t('sharing.budgetMeter')}
          share={data.spentEpsilon / data.epsilon}
          valueText={f.number(data.spentEpsilon, 2)}
        />
        {data.lost && data.lost.epsilon > 0 ? (
          <p className="small t2">{t('prior.lostCounted', data.lost)}</p>
        ) : null}
      </div>
    </Card>
  );
};

/** The promise of one release, in words: the factor e^epsilon. */
export const EpsilonCard = ({ epsilon }: { epsilon: number }) => {
  const { t } = useI18n();
  return (
    <Card
      title={t('sharing.meansTitle', { epsilon })}
      intro={t('sharing.meansText', { factor: Math.exp(epsilon) })}
    >
      <p className="small t2">{t('sharing.meansNot')}</p>
    </Card>
  );
};
