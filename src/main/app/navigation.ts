import { app, shell, type WebContents } from 'electron';
import { EXTERNAL_LINKS } from './external-links.ts';

/** A window shows the page it was opened with until it closes. */
const confine = (contents: WebContents) => {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (EXTERNAL_LINKS.has(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
};

/** Holds for every web contents there will ever be, whoever makes it. */
export const confineAllContents = () => {
  app.on('web-contents-created', (_event, contents) => confine(contents));
};
