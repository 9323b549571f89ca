import { isCivilDay } from '../../core/design/civil-day.ts';
import { createDataService } from '../../main/data/service.ts';
import { ok } from '../../shared/errors.ts';
import {
  type Command,
  jsonOption,
  optional,
  required,
  UsageError,
  type Values,
  vaultOptions,
} from '../command.ts';
import { clock, withVault } from '../context.ts';
import { table } from '../table.ts';

export const metrics: Command = {
  usage: 'n1vault metrics --vault DIR [--passphrase-file F] [--json]',
  options: { ...vaultOptions, ...jsonOption },
  run: (values) =>
    withVault(values, async (session) => {
      const found = await createDataService(session, clock).metrics();
      if (!found.ok) return found;
      // the contract's name for a metric is its code
      const rows = found.value.map(({ metric, ...rest }) => ({ code: metric, ...rest }));
      const text = table([
        ['metric', 'unit', 'days', 'first', 'last', 'sources'],
        ...rows.map((m) => [m.code, m.unit, String(m.days), m.first, m.last, m.sources.join(', ')]),
      ]);
      return ok({ json: rows, text });
    }),
};

const dayOption = (values: Values, name: string): string | undefined => {
  const day = optional(values, name);
  if (day !== undefined && !isCivilDay(day))
    throw new UsageError(`--${name} must be a day like 2026-01-05, not "${day}".`);
  return day;
};

export const daily: Command = {
  usage: 'n1vault daily --vault DIR --metric CODE [--from D --to D] [--passphrase-file F] [--json]',
  options: {
    ...vaultOptions,
    ...jsonOption,
    metric: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
  },
  async run(values) {
    const metric = required(values, 'metric');
    const [from, to] = [dayOption(values, 'from'), dayOption(values, 'to')];
    return withVault(values, async (session) => {
      const found = await createDataService(session, clock).daily(metric, from, to);
      if (!found.ok) return found;
      const text = table([
        ['day', 'value', 'unit', 'coverage', 'sources'],
        ...found.value.map((d) => [
          d.day,
          String(Math.round(d.value * 1000) / 1000),
          d.unit,
          d.coverage === null ? '' : d.coverage.toFixed(2),
          d.sources.join(', '),
        ]),
      ]);
      return ok({ json: found.value, text });
    });
  },
};
