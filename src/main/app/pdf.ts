import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { BrowserWindow, session } from 'electron';
import { HOST, SCHEME } from './assets.ts';
import { REPORT_CSP } from './csp.ts';
import { headersFor } from './protocol.ts';
import { restrictSession } from './session-policy.ts';

/**
 * Prints a self-contained HTML page to an A4 PDF, in a hidden window without script, preload or network, in a
 * session of its own that lives in memory and sees this one page.
 */
export const writePdf = async (html: string, path: string): Promise<void> => {
  const own = session.fromPartition(`report-${randomUUID()}`);
  await restrictSession(own, { devTools: false });
  own.protocol.handle(
    SCHEME,
    () => new Response(html, { headers: headersFor('text/html; charset=utf-8', REPORT_CSP) }),
  );
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, javascript: false, devTools: false, spellcheck: false },
  });
  try {
    await window.loadURL(`${SCHEME}://${HOST}/report.html`);
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
    });
    await writeFile(path, pdf);
  } finally {
    window.destroy();
    await own.clearStorageData();
  }
};
