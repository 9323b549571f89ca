import { app, Notification } from 'electron';
import type { Notifier } from '../reminders/service.ts';
import { BACKGROUND_SWITCH, startWithSystem } from '../reminders/start-with-system.ts';

/** The whole text of a reminder, as a lock screen may show it to anybody. */
const text = {
  en: { title: 'N1 Vault', body: 'A minute for today’s entry' },
  de: { title: 'N1 Vault', body: 'Eine Minute für den heutigen Eintrag' },
} as const;

export { BACKGROUND_SWITCH };

/** The app's own facts for the start with the system. */
const autostart = (on: boolean): boolean =>
  startWithSystem(
    {
      platform: process.platform,
      packaged: app.isPackaged,
      program: process.env['APPIMAGE'] ?? process.execPath,
      configFolder: app.getPath('appData'),
      setLoginItem: (settings) => app.setLoginItemSettings(settings),
    },
    on,
  );

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
