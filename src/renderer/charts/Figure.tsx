import './charts.css';
import { Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useI18n } from '../i18n/I18n.tsx';
import { Button, Icon } from '../ui/index.ts';

export interface ChartTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A picture with its name, its sentence and its numbers: every chart of the app stands in one of these. */
export const Figure = (p: {
  title: string;
  /** One sentence that says what the picture shows; the accessible name of the drawing. */
  summary: string;
  intro?: ReactNode;
  table: ChartTable;
  level?: 2 | 3;
  legend?: ReactNode;
  children: ReactNode;
}) => {
  const { t } = useI18n();
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const Heading = p.level === 3 ? 'h3' : 'h2';
  return (
    <figure aria-labelledby={id} className="fig">
      <header className="row sp top">
        <div className="fill">
          <Heading id={id} className="h3">
            {p.title}
          </Heading>
          {p.intro ? <p className="small t2">{p.intro}</p> : null}
        </div>
        <Button kind="link" className="small" onPress={() => setAsTable(!asTable)}>
          <Icon as={Table2} size="s" />
          {t(asTable ? 'common.showAsChart' : 'common.showAsTable')}
        </Button>
      </header>
      {asTable ? (
        <DataTable table={p.table} caption={p.summary} />
      ) : (
        <div role="img" aria-label={p.summary}>
          <div aria-hidden="true">{p.children}</div>
        </div>
      )}
      {!asTable && p.legend ? <div className="legend">{p.legend}</div> : null}
    </figure>
  );
};

export const DataTable = ({ table, caption }: { table: ChartTable; caption: string }) => (
  // a long table scrolls inside its box, by keyboard too
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
  <section className="scroll" tabIndex={0} aria-label={caption}>
    <table className="tight">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          {table.head.map((h, i) => (
            <th key={h} scope="col" className={i === 0 ? '' : 'r'}>
              {h}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((cell, i) =>
              i === 0 ? (
                <th key={table.head[i]} scope="row" className="m">
                  {cell}
                </th>
              ) : (
                <td key={table.head[i]} className="r">
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** Oblique lines for predictions; one definition a drawing, because a hidden one is not painted. */
export const Hatch = ({ id }: { id: string }) => (
  <defs>
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" className="p-hatch" />
    </pattern>
  </defs>
);
