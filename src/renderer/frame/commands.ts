import {
  Activity,
  ArrowLeft,
  CalendarDays,
  ChartArea,
  FlaskConical,
  History,
  Keyboard,
  Lightbulb,
  Lock,
  type LucideIcon,
  MapPin,
  Settings2,
  Undo2,
  Upload,
} from 'lucide-react';
import { useQuery } from '../api.ts';
import { createFormats } from '../format.ts';
import { useI18n } from '../i18n/I18n.tsx';
import { createTranslate, type MessageKey, type Translate } from '../i18n/translate.ts';
import { metricName } from '../metrics.ts';
import { type SettingsSection, settingsSections, useRouter } from '../routes.tsx';
import { useToast } from '../ui/index.ts';
import { places } from './places.ts';
import { useSession } from './session.tsx';
import { keysOf } from './shortcuts.ts';

export interface Command {
  id: string;
  label: string;
  /** The label in the app's other language, so that either finds it. */
  also: string;
  icon: LucideIcon;
  /** Keys that do the same from anywhere. */
  keys?: string;
  /** Something the vault holds, or a part of a screen: shown only when it is searched for. */
  found?: true;
  run(): void;
}

const sectionNames: Record<SettingsSection, MessageKey & `${'settings' | 'units' | 'planner'}.${string}`> = {
  appearance: 'settings.appearance',
  language: 'settings.language',
  reminders: 'planner.reminderTitle',
  units: 'units.title',
  security: 'settings.security',
  backups: 'settings.backups',
  keep: 'settings.keep',
  about: 'settings.about',
};

/** Everything the palette can do now: places and actions, then what the vault and the settings hold, by name. */
export const useCommands = (open: boolean, showShortcuts: () => void): readonly Command[] => {
  const { t, f } = useI18n();
  const { go, back, canGoBack } = useRouter();
  const { lock } = useSession();
  const { undo, canUndo } = useToast();
  const ask = open ? {} : null; // a closed palette costs nothing
  const trials = useQuery('trials.list', ask);
  const metrics = useQuery('data.metrics', ask);
  const ideas = useQuery('hypotheses.rank', ask);
  if (!open) return [];
  const other = createTranslate(createFormats(f.language === 'de' ? 'en' : 'de'));
  const named = (name: (say: Translate) => string) => ({ label: name(t), also: name(other) });
  return [
    ...places.map((p) => ({
      id: p.name,
      ...named((say) => say(`frame.${p.name}`)),
      icon: p.icon,
      run: () => go(p.route),
    })),
    {
      id: 'history',
      ...named((say) => say('frame.history')),
      icon: History,
      run: () => go({ name: 'history' }),
    },
    {
      id: 'zones',
      ...named((say) => say('zones.place')),
      icon: MapPin,
      run: () => go({ name: 'data', zones: true }),
    },
    {
      id: 'plan',
      ...named((say) => say('frame.planTrial')),
      icon: FlaskConical,
      run: () => go({ name: 'planner' }),
    },
    {
      id: 'import',
      ...named((say) => say('frame.importFile')),
      icon: Upload,
      run: () => go({ name: 'data', pick: true }),
    },
    ...(canUndo()
      ? [
          {
            id: 'undo',
            ...named((say) => say('common.undo')),
            icon: Undo2,
            keys: keysOf('undo', f.language),
            run: undo,
          },
        ]
      : []),
    ...(canGoBack
      ? [
          {
            id: 'back',
            ...named((say) => say('frame.goBack')),
            icon: ArrowLeft,
            keys: keysOf('back', f.language),
            run: back,
          },
        ]
      : []),
    {
      id: 'shortcuts',
      ...named((say) => say('frame.shortcuts')),
      icon: Keyboard,
      keys: keysOf('help', f.language),
      run: showShortcuts,
    },
    { id: 'lock', ...named((say) => say('frame.lockVault')), icon: Lock, run: () => void lock() },
    ...settingsSections.map((section) => ({
      id: `settings ${section}`,
      found: true as const,
      ...named((say) => say('frame.settingOf', { name: say(sectionNames[section]) })),
      icon: Settings2,
      run: () => go({ name: 'settings', section }),
    })),
    ...(trials.data ?? []).flatMap(({ id, title }) => [
      {
        id: `result ${id}`,
        found: true as const,
        ...named((say) => say('frame.resultOf', { title })),
        icon: ChartArea,
        run: () => go({ name: 'result', id }),
      },
      {
        id: `calendar ${id}`,
        found: true as const,
        ...named((say) => say('frame.calendarOf', { title })),
        icon: CalendarDays,
        run: () => go({ name: 'calendar', id }),
      },
    ]),
    ...(metrics.data ?? []).map(({ metric }) => ({
      id: `metric ${metric}`,
      found: true as const,
      ...named((say) => say('frame.metricOf', { name: metricName(metric, { t: say }) })),
      icon: Activity,
      run: () => go({ name: 'data', metric }),
    })),
    ...(ideas.data?.candidates ?? []).map(({ id, name }) => ({
      id: `idea ${id}`,
      found: true as const,
      ...named((say) => say('frame.ideaOf', { name: say('ideas.catalogue', { text: name }) })),
      icon: Lightbulb,
      run: () => go({ name: 'ideas' }),
    })),
  ];
};
