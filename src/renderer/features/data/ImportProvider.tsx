import { Upload } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  startTransition,
  use,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { AppError, Result } from '../../../shared/errors.ts';
import type { ImportProgress, ImportReceipt } from '../../../shared/samples.ts';
import { call, invalidate, useBridgeEvent, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Icon, useToast } from '../../ui/index.ts';
import { setUnits } from '../../units.ts';
import { importNews } from './import-news.ts';
import { PreviewDialog } from './PreviewDialog.tsx';
import { useFileDrop } from './useFileDrop.ts';

export interface Imports {
  readonly running: boolean;
  readonly cancelling: boolean;
  /** Null until the first report of a running import. */
  readonly progress: ImportProgress | null;
  readonly receipt: ImportReceipt | null;
  readonly error: AppError | null;
  /** Looks into files and asks before anything is read into the vault. */
  offer(paths: string[]): void;
  /** Lets the person choose files, then looks into them. */
  pick(): Promise<void>;
  /** Goes on with an import that a crash interrupted. */
  resume(importId: string): Promise<void>;
  cancel(): Promise<void>;
  /** Puts the receipt or the error away. */
  clear(): void;
}

const Context = createContext<Imports | null>(null);

/** What is asked again after the vault's data changed. */
export const dataChannels = [
  'data.overview',
  'data.metrics',
  'data.daily',
  'data.series',
  'data.day',
  'imports.list',
  'imports.interrupted',
  'zones.view',
  'diary.today',
] as const;

/** Keeps the shown units in step with the vault's. */
const useStoredUnits = () => {
  const { data } = useQuery('units.get', {});
  useEffect(() => {
    if (data) setUnits(data);
  }, [data]);
};

/** Runs imports for the whole window: they go on while the person looks at other screens. */
export const ImportProvider = ({ children }: { children: ReactNode }) => {
  const i18n = useI18n();
  const { t } = i18n;
  const { go, route } = useRouter();
  const onOverview = useRef(false);
  onOverview.current = route.name === 'data' && !route.metric && !route.zones;
  const { say } = useToast();
  const [offered, setOffered] = useState<readonly string[]>([]);
  const [running, setRunning] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const [progress, setProgress] = useState<ImportProgress | null>(null);
  const [receipt, setReceipt] = useState<ImportReceipt | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const busy = useRef(false);
  useStoredUnits();

  useBridgeEvent('imports.progress', (p) => {
    if (busy.current) setProgress(p);
  });

  const clear = useCallback(() => {
    setReceipt(null);
    setError(null);
  }, []);
  const run = useCallback(
    async (work: () => Promise<Result<ImportReceipt>>) => {
      if (busy.current) return;
      busy.current = true;
      clear();
      setProgress(null);
      setRunning(true);
      if (!onOverview.current) startTransition(() => go({ name: 'data' }));
      const reply = await work();
      busy.current = false;
      setRunning(false);
      setCancelling(false);
      const elsewhere = !onOverview.current; // the overview shows receipt and error, other screens are told
      if (reply.ok) {
        setReceipt(reply.value);
        if (elsewhere) say(t(reply.value.new === 0 ? 'intake.nothingNew' : 'intake.receiptTitle'));
      } else if (reply.error.code === 'cancelled') {
        say(t('intake.cancelled'));
      } else {
        setError(reply.error);
        if (elsewhere) say(t('intake.newsFailed'));
      }
      invalidate(...dataChannels);
    },
    [clear, go, say, t],
  );
  const offer = useCallback(
    (paths: string[]) => {
      if (busy.current) say(t('intake.busy'));
      else setOffered((before) => [...new Set([...before, ...paths])]);
    },
    [say, t],
  );
  const pick = useCallback(async () => {
    if (busy.current) return;
    const reply = await call('imports.pick', {});
    if (!reply.ok) setError(reply.error);
    else if (reply.value.paths.length > 0) offer(reply.value.paths);
  }, [offer]);
  const resume = useCallback((importId: string) => run(() => call('imports.resume', { importId })), [run]);
  const cancel = useCallback(async () => {
    setCancelling(true);
    await call('imports.cancel', {});
  }, []);

  const over = useFileDrop((files) => {
    const paths = files.map((file) => window.n1vault.pathOf(file)).filter((path) => path !== '');
    if (paths.length > 0) offer(paths);
    else say(t('intake.noPath'));
  });

  const value = useMemo<Imports>(
    () => ({ running, cancelling, progress, receipt, error, offer, pick, resume, cancel, clear }),
    [running, cancelling, progress, receipt, error, offer, pick, resume, cancel, clear],
  );
  return (
    <Context value={value}>
      {children}
      {/* always there: a live region that comes with its first words is often not read */}
      <p className="vh news" aria-live="polite">
        {importNews(value, i18n)}
      </p>
      {offered.length > 0 ? (
        <PreviewDialog
          key={offered.join('\n')}
          paths={offered}
          onClose={() => {
            setOffered([]);
            void call('imports.cancel', {}); // a large file may still be looked into
          }}
          onStart={(input) => {
            setOffered([]);
            // the dialog leaves in one step, the import appears in the next: neither holds up the window
            setTimeout(() => void run(() => call('imports.start', input)));
          }}
        />
      ) : null}
      {over && !running ? (
        <section className="drop" aria-label={t('intake.dropTitle')}>
          <Icon as={Upload} size="l" />
          <p className="h2">{t('intake.dropTitle')}</p>
          <p className="t2">{t('intake.dropText')}</p>
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
