import { useI18n } from '../../i18n/I18n.tsx';

export interface ShownField {
  name: string;
  /** null: not drawn yet. */
  value: unknown;
}

const inWords = [
  'format',
  'intervention',
  'outcome',
  'unit',
  'design',
  'mechanism',
  'epsilon',
  'delta',
  'clip',
  'grid',
  'neighbouring',
  'contribution',
] as const;

/** Each field of the file as it is written, and beside it what it is. */
export const FieldsTable = (p: { fields: readonly ShownField[]; noiseSd: number | null; unit: string }) => {
  const { t } = useI18n();
  const words = (name: string): string => {
    if (name === 'released')
      return p.noiseSd === null ? '' : t('sharing.w.released', { sd: p.noiseSd, unit: p.unit });
    const known = inWords.find((w) => w === name);
    return known ? t(`sharing.w.${known}`) : '';
  };
  return (
    <table className="fields">
      <thead>
        <tr>
          <th scope="col">{t('sharing.field')}</th>
          <th scope="col">{t('sharing.meaning')}</th>
        </tr>
      </thead>
      <tbody>
        {p.fields.map(({ name, value }) => (
          <tr key={name} className={name === 'released' ? 'key' : ''}>
            <th scope="row" className="mono">
              "{name}":{' '}
              {value === null ? <em className="t2">{t('sharing.notDrawn')}</em> : JSON.stringify(value)}
            </th>
            <td>{words(name)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
