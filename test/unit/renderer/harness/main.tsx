import '@fontsource-variable/inter/opsz.css';
import '../../../../src/renderer/theme/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../../src/renderer/App.tsx';
import type { Route } from '../../../../src/renderer/routes.tsx';
import { Gallery } from './Gallery.tsx';

/** The real app, started on the screen that the screenshot rig asks for (test/ui/shoot.ts), or the gallery. */
declare global {
  interface Window {
    /** `gallery`: all charts in their states, which the app itself never shows. */
    readonly startRoute?: Route | { name: 'gallery' };
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    {window.startRoute?.name === 'gallery' || location.hash === '#gallery' ? (
      <Gallery />
    ) : window.startRoute ? (
      <App start={window.startRoute} />
    ) : (
      <App />
    )}
  </StrictMode>,
);
