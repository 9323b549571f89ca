import { parseArgs } from 'node:util';
import type { Result } from '../shared/errors.ts';
import { type Answer, type Command, type Io, UsageError } from './command.ts';
import { exit, exitCodeOf } from './exit-codes.ts';

/** One line each for the overview; the code of a command is loaded only when it is called. */
const commands: Record<string, { about: string; load: () => Promise<Command> }> = {
  init: {
    about: 'makes a vault and prints its recovery key once',
    load: async () => (await import('./commands/init.ts')).init,
  },
  import: {
    about: 'imports exports of health apps and prints the receipt',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  metrics: {
    about: 'metrics in the vault: unit, days, first, last, sources',
    load: async () => (await import('./commands/data.ts')).metrics,
  },
  daily: {
    about: 'values by local day; a day without data has no row',
    load: async () => (await import('./commands/data.ts')).daily,
  },
  hypotheses: {
    about: 'ranked candidates for a profile, or for the one in the vault',
    load: async () => (await import('./commands/hypotheses.ts')).hypotheses,
  },
  design: {
    about: 'sequence, calendar, commitment and assurance of a trial',
    load: async () => (await import('./commands/design.ts')).design,
  },
  analyse: {
    about: 'posterior of a trial; needs no vault',
    load: async () => (await import('./commands/analyse.ts')).analyseCommand,
  },
  'undo-import': {
    about: 'takes back exactly what one import added',
    load: async () => (await import('./commands/undo-import.ts')).undoImport,
  },
  share: {
    about: 'one differentially private summary of an effect, through the ledger',
    load: async () => (await import('./commands/share.ts')).share,
  },
  trial: {
    about: 'trials in the vault: list them, show one with its result and audit trail',
    load: async () => (await import('./commands/trial.ts')).trial,
  },
  backup: {
    about: 'makes and verifies an encrypted backup, or lists the backups',
    load: async () => (await import('./commands/backup.ts')).backup,
  },
  restore: {
    about: 'brings a backup back, on trial (--drill) or for good, and undoes that',
    load: async () => (await import('./commands/backup.ts')).restore,
  },
  verify: {
    about: 'reads and checks the whole vault',
    load: async () => (await import('./commands/upkeep.ts')).verify,
  },
  salvage: {
    about: 'saves what can be read of a damaged vault into a new one',
    load: async () => (await import('./commands/upkeep.ts')).salvage,
  },
  export: {
    about: 'writes everything in open formats (JSON Lines and CSV), unencrypted',
    load: async () => (await import('./commands/upkeep.ts')).exportCommand,
  },
  'import-export': {
    about: 'reads such an export into an empty vault, with nothing lost',
    load: async () => (await import('./commands/upkeep.ts')).importExport,
  },
  passwd: {
    about: 'changes the passphrase',
    load: async () => (await import('./commands/upkeep.ts')).passwd,
  },
  demo: {
    about: 'the whole case of Alice, who is made up',
    load: async () => (await import('./commands/demo.ts')).demo,
  },
};

const overview = (): string => {
  const width = Math.max(...Object.keys(commands).map((n) => n.length));
  return [
    'n1vault: health data in an encrypted vault, and trials on oneself',
    '',
    ...Object.entries(commands).map(([name, c]) => `  ${name.padEnd(width)}  ${c.about}`),
    '',
    'n1vault COMMAND --help shows how a command is called.',
    'The passphrase comes from --passphrase-file, N1VAULT_PASSPHRASE or a prompt; it is never an argument.',
    'Exit codes: 0 done, 2 usage, 3 bad input, 4 wrong passphrase, 5 damaged, 6 refused by a rule, 1 a bug.',
  ].join('\n');
};

const parse = (command: Command, args: string[]) => {
  try {
    const parsed = parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean' } },
      allowPositionals: command.files === true,
      strict: true,
    });
    const values: Record<string, string | boolean | undefined> = {};
    for (const [name, value] of Object.entries(parsed.values))
      if (typeof value === 'string' || typeof value === 'boolean') values[name] = value;
    return { values, files: parsed.positionals };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      throw new UsageError(error.message);
    throw error;
  }
};

const print = (result: Result<Answer>, asJson: boolean, io: Io): number => {
  if (!result.ok) {
    io.err(`n1vault: ${result.error.message}\n`);
    return exitCodeOf[result.error.code];
  }
  io.out(asJson ? `${JSON.stringify(result.value.json, null, 1)}\n` : `${result.value.text}\n`);
  return exit.done;
};

/** Runs one command line and returns its exit code. Bugs throw. */
export const main = async (args: string[], io: Io): Promise<number> => {
  const [name = '', ...rest] = args;
  if (['--help', '-h', 'help'].includes(name)) {
    io.out(`${overview()}\n`);
    return exit.done;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    if (name === '') io.err(`${overview()}\n`);
    else io.err(`n1vault: there is no command "${name}".\n\n${overview()}\n`);
    return exit.usage;
  }
  const command = await entry.load();
  try {
    const { values, files } = parse(command, rest);
    if (values['help'] === true) {
      io.out(`${command.usage}\n  ${entry.about}\n`);
      return exit.done;
    }
    return print(await command.run(values, files, io), values['json'] === true, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`n1vault: ${error.message}\nUsage: ${command.usage}\n`);
    return exit.usage;
  }
};
