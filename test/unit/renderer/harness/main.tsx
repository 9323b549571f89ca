import '@fontsource-variable/inter/opsz.css';
import '../../../../src/renderer/theme/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '../../../../src/renderer/App.tsx';
import type { Route } from '../../../../src/renderer/routes.tsx';

/** The real app, started on the screen that the screenshot rig asks for (test/ui/shoot.ts). */
declare global {
  interface Window {
    readonly startRoute?: Route;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>{window.startRoute ? <App start={window.startRoute} /> : <App />}</StrictMode>,
);
