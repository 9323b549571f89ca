import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Refusal } from '../../../shared/samples.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Icon } from '../../ui/index.ts';
import { importWords } from './import-words.ts';
import { refusedCount } from './summary.ts';

/** The columns that imports and receipts share: what came in of it. */
export const CountsHead = (p: { first: ReactNode; refused?: boolean; last?: boolean }) => {
  const { t } = useI18n();
  const columns = ['read', 'new', 'known', ...(p.refused ? ['refused' as const] : [])] as const;
  return (
    <thead>
      <tr>
        <th scope="col">{p.first}</th>
        {columns.map((c) => (
          <th key={c} scope="col" className="r">
            {t(`intake.${c as 'read' | 'new' | 'known' | 'refused'}`)}
          </th>
        ))}
        {p.last ? <td /> : null}
      </tr>
    </thead>
  );
};

export const CountCells = ({ of }: { of: { read: number; new: number; known: number } }) => {
  const { f } = useI18n();
  return (
    <>
      <td className="r">{f.number(of.read)}</td>
      <td className="r">{f.number(of.new)}</td>
      <td className="r">{f.number(of.known)}</td>
    </>
  );
};

/** Something that most people need not read: one line that opens. */
export const Fold = (p: { title: string; count: string; children: ReactNode; open?: boolean }) => (
  <details className="fold" open={p.open ?? false}>
    <summary>
      <Icon as={ChevronRight} size="s" />
      <span className="m fill">{p.title}</span>
      <span className="num t2">{p.count}</span>
    </summary>
    <div className="body">{p.children}</div>
  </details>
);

/** Refused rows by reason, with examples. `quiet`: nothing where nothing was refused. */
export const Refusals = (p: {
  refused: readonly Refusal[];
  title: string;
  quiet?: boolean;
  open?: boolean;
}) => {
  const i18n = useI18n();
  const { t, f } = i18n;
  const count = refusedCount(p);
  if (count === 0) return p.quiet ? null : <p className="t2">{t('intake.refusedNone')}</p>;
  return (
    <Fold title={p.title} count={f.number(count)} open={p.open ?? false}>
      <ul className="list">
        {p.refused.map((r) => (
          <li key={r.reason}>
            <span className="row sp top">
              <span className="fill">{importWords(r.reason, i18n)}</span>
              <b className="m num">{f.number(r.count)}</b>
            </span>
            {r.examples.length > 0 ? (
              <p className="small t2 example">
                {t('intake.examples')}: {r.examples.join('; ')}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Fold>
  );
};

/** Kinds of records that were left in the file, folded. */
export const UnknownTypes = ({ types }: { types: Readonly<Record<string, number>> }) => {
  const { t, f } = useI18n();
  const rows = Object.entries(types).sort((a, b) => b[1] - a[1]);
  if (rows.length === 0) return null;
  return (
    <Fold title={t('intake.unknownTitle')} count={t('intake.kinds', { n: rows.length })}>
      <p className="small t2">{t('intake.unknownText')}</p>
      <ul className="small num unknown">
        {rows.map(([type, n]) => (
          <li key={type} className="row sp">
            <code>{type}</code>
            <span>{f.number(n)}</span>
          </li>
        ))}
      </ul>
    </Fold>
  );
};
