import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, Notification } from 'electron';
import type { Notifier } from '../reminders/service.ts';

/** The whole text of a reminder, as a lock screen may show it to anybody. */
const text = {
  en: { title: 'N1 Vault', body: 'A minute for today’s entry' },
  de: { title: 'N1 Vault', body: 'Eine Minute für den heutigen Eintrag' },
} as const;

/** Started by the system: no window, only reminders. */
export const BACKGROUND_SWITCH = 'background';

/** Linux has no login items; a file in the autostart folder does the same. */
const autostartFile = () => join(app.getPath('appData'), 'autostart', 'n1-vault.desktop');

const autostart = (on: boolean): boolean => {
  if (!app.isPackaged) return false; // a build from source has no program of its own to start
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: on, args: [`--${BACKGROUND_SWITCH}`] });
    return true;
  }
  try {
    if (!on) rmSync(autostartFile(), { force: true });
    else {
      mkdirSync(join(app.getPath('appData'), 'autostart'), { recursive: true });
      const program = process.env['APPIMAGE'] ?? process.execPath;
      writeFileSync(
        autostartFile(),
        `[Desktop Entry]\nType=Application\nName=N1 Vault\nExec="${program}" --${BACKGROUND_SWITCH}\n`,
      );
    }
    return true;
  } catch {
    return false;
  }
};

/** Reminders through the system's notifications; a click on one opens the window. */
export const createNotifier = (open: () => void): Notifier => {
  const shown = new Set<Notification>(); // kept until closed, or a click on it would be lost
  return {
    show: (language) => {
      if (!Notification.isSupported()) return;
      const notification = new Notification(text[language]);
      shown.add(notification);
      notification.on('click', open);
      notification.on('close', () => shown.delete(notification));
      notification.show();
    },
    startWithSystem: autostart,
  };
};
