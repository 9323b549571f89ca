import { BrowserWindow, nativeTheme } from 'electron';
import { START_URL } from './assets.ts';

export const TITLE = 'N1 Vault';

/** The canvas colour of the renderer's theme (theme/tokens.css), so that the window never flashes white. */
const CANVAS = { light: '#f8f8f6', dark: '#15181b' };
const canvas = () => (nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light);

export interface WindowOptions {
  preload: string;
  /** A PNG; used where the window and not the package says the icon (Linux). */
  icon: string;
  devTools: boolean;
}

/** Opens the one window; it appears with its first paint. */
export const openWindow = ({ preload, icon, devTools }: WindowOptions): BrowserWindow => {
  const window = new BrowserWindow({
    title: TITLE,
    ...(process.platform === 'linux' ? { icon } : {}),
    width: 1280,
    height: 832,
    minWidth: 900,
    minHeight: 640,
    useContentSize: true,
    show: false,
    backgroundColor: canvas(),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
    },
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.show());
  const recolour = () => window.setBackgroundColor(canvas());
  nativeTheme.on('updated', recolour);
  window.on('closed', () => nativeTheme.off('updated', recolour));
  void window.loadURL(START_URL);
  return window;
};
