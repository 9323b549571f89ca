import { Upload } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react';
import type { AppError } from '../../../shared/errors.ts';
import type { ImportProgress, ImportReceipt } from '../../../shared/samples.ts';
import { call, invalidate, useBridgeEvent } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Icon, useToast } from '../../ui/index.ts';
import { useFileDrop } from './useFileDrop.ts';

export interface Imports {
  readonly running: boolean;
  readonly cancelling: boolean;
  /** Null until the first report of a running import. */
  readonly progress: ImportProgress | null;
  readonly receipt: ImportReceipt | null;
  readonly error: AppError | null;
  start(paths: string[]): Promise<void>;
  /** Lets the person choose files, then starts. */
  pick(): Promise<void>;
  cancel(): Promise<void>;
  /** Puts the receipt or the error away. */
  clear(): void;
}

const Context = createContext<Imports | null>(null);

/** Runs imports for the whole window: they go on while the person looks at other screens. */
export const ImportProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useI18n();
  const { go } = useRouter();
  const { say } = useToast();
  const [running, setRunning] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [receipt, setReceipt] = useState<ImportReceipt | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const busy = useRef(false);

  useBridgeEvent('imports.progress', (p) => {
    if (busy.current) setProgress(p);
  });

  const clear = useCallback(() => {
    setReceipt(null);
    setError(null);
  }, []);
  const start = useCallback(
    async (paths: string[]) => {
      if (busy.current) return;
      busy.current = true;
      clear();
      setProgress(null);
      setRunning(true);
      go({ name: 'data' });
      const reply = await call('imports.start', { paths });
      busy.current = false;
      setRunning(false);
      setCancelling(false);
      if (reply.ok) setReceipt(reply.value);
      else if (reply.error.code === 'cancelled') say(t('data.cancelled'));
      else setError(reply.error);
      invalidate('data.metrics', 'data.daily', 'imports.list', 'diary.today');
    },
    [clear, go, say, t],
  );
  const pick = useCallback(async () => {
    if (busy.current) return;
    const reply = await call('imports.pick', {});
    if (!reply.ok) setError(reply.error);
    else if (reply.value.paths.length > 0) await start(reply.value.paths);
  }, [start]);
  const cancel = useCallback(async () => {
    setCancelling(true);
    await call('imports.cancel', {});
  }, []);

  const over = useFileDrop((files) => {
    const paths = files.map((file) => window.n1vault.pathOf(file)).filter((path) => path !== '');
    if (paths.length > 0) void start(paths);
    else say(t('data.noPath'));
  });

  const value = useMemo<Imports>(
    () => ({ running, cancelling, progress, receipt, error, start, pick, cancel, clear }),
    [running, cancelling, progress, receipt, error, start, pick, cancel, clear],
  );
  return (
    <Context value={value}>
      {children}
      {over && !running ? (
        <section className="drop" aria-label={t('data.dropTitle')}>
          <Icon as={Upload} size="l" />
          <p className="h2">{t('data.dropTitle')}</p>
          <p className="t2">{t('data.dropText')}</p>
        </section>
      ) : null}
    </Context>
  );
};

export const useImports = (): Imports => {
  const imports = use(Context);
  if (!imports) throw new Error('useImports outside of ImportProvider');
  return imports;
};
