import { nativeTheme } from 'electron';
import type { Handlers } from '../ipc/router.ts';

/** Lets the window's own colours (background, dialogs, `prefers-color-scheme`) follow the person's setting. */
export const followAppearance = (handlers: Handlers): Handlers => ({
  ...handlers,
  'settings.get': async (input) => {
    const answer = await handlers['settings.get'](input);
    if (answer.ok) nativeTheme.themeSource = answer.value.appearance;
    return answer;
  },
  'settings.save': async (input) => {
    const answer = await handlers['settings.save'](input);
    if (answer.ok) nativeTheme.themeSource = answer.value.appearance;
    return answer;
  },
});
