import {
  Activity,
  ArrowLeft,
  CalendarDays,
  ChartArea,
  FlaskConical,
  History,
  Lightbulb,
  Lock,
  type LucideIcon,
  MapPin,
  Undo2,
  Upload,
} from 'lucide-react';
import { useQuery } from '../api.ts';
import { useI18n } from '../i18n/I18n.tsx';
import { metricName } from '../metrics.ts';
import { useRouter } from '../routes.tsx';
import { modifier, useToast } from '../ui/index.ts';
import { places } from './places.ts';
import { useSession } from './session.tsx';

export interface Command {
  id: string;
  label: string;
  icon: LucideIcon;
  /** Keys that do the same from anywhere. */
  keys?: string;
  /** Something the vault holds: shown only when it is searched for. */
  found?: true;
  run(): void;
}

/** Everything the palette can do now: places and actions, then the vault's trials, measures and ideas by name. */
export const useCommands = (open: boolean): readonly Command[] => {
  const { t, f } = useI18n();
  const { go, back, canGoBack } = useRouter();
  const { lock } = useSession();
  const { undo, canUndo } = useToast();
  const ask = open ? {} : null; // a closed palette costs nothing
  const trials = useQuery('trials.list', ask);
  const metrics = useQuery('data.metrics', ask);
  const ideas = useQuery('hypotheses.rank', ask);
  if (!open) return [];
  return [
    ...places.map((p) => ({ id: p.name, label: t(`frame.${p.name}`), icon: p.icon, run: () => go(p.route) })),
    { id: 'history', label: t('frame.history'), icon: History, run: () => go({ name: 'history' }) },
    { id: 'zones', label: t('zones.place'), icon: MapPin, run: () => go({ name: 'data', zones: true }) },
    { id: 'plan', label: t('frame.planTrial'), icon: FlaskConical, run: () => go({ name: 'planner' }) },
    { id: 'import', label: t('frame.importFile'), icon: Upload, run: () => go({ name: 'data', pick: true }) },
    ...(canUndo()
      ? [{ id: 'undo', label: t('common.undo'), icon: Undo2, keys: `${modifier(f.language)} Z`, run: undo }]
      : []),
    ...(canGoBack
      ? [{ id: 'back', label: t('frame.goBack'), icon: ArrowLeft, keys: 'Alt \u2190', run: back }]
      : []),
    { id: 'lock', label: t('frame.lockVault'), icon: Lock, run: () => void lock() },
    ...(trials.data ?? []).flatMap(({ id, title }) => [
      {
        id: `result ${id}`,
        found: true as const,
        label: t('frame.resultOf', { title }),
        icon: ChartArea,
        run: () => go({ name: 'result', id }),
      },
      {
        id: `calendar ${id}`,
        found: true as const,
        label: t('frame.calendarOf', { title }),
        icon: CalendarDays,
        run: () => go({ name: 'calendar', id }),
      },
    ]),
    ...(metrics.data ?? []).map(({ metric }) => ({
      id: `metric ${metric}`,
      found: true as const,
      label: t('frame.metricOf', { name: metricName(metric, { t }) }),
      icon: Activity,
      run: () => go({ name: 'data', metric }),
    })),
    ...(ideas.data?.candidates ?? []).map(({ id, name }) => ({
      id: `idea ${id}`,
      found: true as const,
      label: t('frame.ideaOf', { name: t('ideas.catalogue', { text: name }) }),
      icon: Lightbulb,
      run: () => go({ name: 'ideas' }),
    })),
  ];
};
