import type { Session } from 'electron';
import { HOST, isOwnUrl, SCHEME } from './assets.ts';

/**
 * What a session may do: load the app's own files, and nothing else. Every other request is cancelled before it
 * leaves, every permission is denied, downloads are stopped, names are not resolved.
 */
export const restrictSession = async (session: Session, options: { devTools: boolean }) => {
  // First, and before anything is awaited: with a new session Electron begins to fetch a dictionary from a server
  // of Google's, past webRequest and whether the spell checker is wanted or not. This address leads nowhere.
  session.setSpellCheckerDictionaryDownloadURL(`${SCHEME}://${HOST}/no-dictionary/`);
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = isOwnUrl(details.url) || (options.devTools && details.url.startsWith('devtools://'));
    answer({ cancel: !allowed });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setDisplayMediaRequestHandler(null);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false); // it would download dictionaries
  await session.setProxy({ mode: 'direct' }); // no lookup of a proxy configuration
};
