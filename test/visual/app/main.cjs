// The smallest Electron app there is: windows without anything of ours, for the pictures of visual.spec.ts.
const { readFile } = require('node:fs/promises');
const { extname, join, normalize } = require('node:path');
const { app, BrowserWindow, protocol, session } = require('electron');

const switches = {
  // one look on every machine
  'force-device-scale-factor': '1',
  'font-render-hinting': 'none',
  'disable-lcd-text': '',
  // nothing that talks by itself (src/main/app/switches.ts says more)
  'disable-background-networking': '',
  'disable-component-update': '',
  'disable-domain-reliability': '',
  'disable-sync': '',
  'no-pings': '',
  'no-proxy-server': '',
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'disable-features':
    'AsyncDns,AutofillServerCommunication,CertificateTransparencyComponentUpdater,MediaRouter,OptimizationHints,SpareRendererForSitePerProcess,Translate',
  'disable-blink-features': 'WebRTC',
};
for (const [name, value] of Object.entries(switches)) app.commandLine.appendSwitch(name, value);
app.disableHardwareAcceleration();

// The page comes through a protocol of its own, so that the network is not even touched.
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);

app.whenReady().then(() => {
  const { folder, csp, types } = JSON.parse(process.env.N1VAULT_VISUAL);
  protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    const file = join(folder, normalize(pathname === '/' ? '/index.html' : pathname));
    const body = await readFile(file).catch(() => null);
    return new Response(body, {
      status: body ? 200 : 404,
      headers: {
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-security-policy': csp,
      },
    });
  });
  session.defaultSession.setSpellCheckerDictionaryDownloadURL('app://n1vault/no-dictionary/');
  session.defaultSession.setSpellCheckerEnabled(false);
  new BrowserWindow({ width: 400, height: 300, webPreferences: { spellcheck: false } }).loadURL(
    'about:blank',
  );
});
