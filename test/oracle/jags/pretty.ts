const significant = (value: unknown): unknown =>
  typeof value === 'number' ? Number(value.toPrecision(8)) : value;

/** Rows of `days` on a line each, everything else indented: files that a person can read and diff. */
export const pretty = (value: object): string => {
  const compact: string[] = [];
  const text = JSON.stringify(
    value,
    (key, v: unknown) => {
      if (key !== 'days' && key !== 'quantiles' && key !== 'mcse') return significant(v);
      compact.push(
        key === 'days'
          ? `[\n${(v as object[]).map((d) => `      ${JSON.stringify(d)}`).join(',\n')}\n    ]`
          : JSON.stringify(v, (_, x: unknown) => significant(x)),
      );
      return `@${compact.length - 1}@`;
    },
    2,
  );
  return `${text.replace(/"@(\d+)@"/g, (_, i: string) => compact[Number(i)]!)}\n`;
};
