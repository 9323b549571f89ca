import type { ReleaseRecord } from '../../../shared/sharing.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Section } from '../../ui/index.ts';

/** All releases of this vault, newest first. */
export const PastReleases = (p: {
  releases: readonly ReleaseRecord[];
  onShow(record: ReleaseRecord): void;
}) => {
  const { t, f } = useI18n();
  return (
    <Section title={t('sharing.pastTitle')}>
      <section className="card flush">
        <table aria-label={t('sharing.pastTitle')}>
          <thead>
            <tr>
              <th scope="col">{t('sharing.pastWhat')}</th>
              <th scope="col">{t('sharing.pastAt')}</th>
              <th scope="col">{t('sharing.pastCost')}</th>
              <td>
                <span className="vh">{t('sharing.pastShow')}</span>
              </td>
            </tr>
          </thead>
          <tbody>
            {p.releases.map((r) => (
              <tr key={r.seq}>
                <th scope="row">
                  {r.kind === 'effect-summary'
                    ? r.subject.replace('|', ', ')
                    : t('prior.request', { condition: r.subject })}
                </th>
                <td className="num">{f.dateTime(r.at)}</td>
                <td className="num">{f.number(r.epsilon, 2)}</td>
                <td>
                  <Button small onPress={() => p.onShow(r)}>
                    {t('sharing.pastShow')}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Section>
  );
};
