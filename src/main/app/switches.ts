import { app } from 'electron';

/** Switches of Chromium that have to be set before the app is ready: everything in it that talks by itself is off. */
export const applySwitches = () => {
  app.enableSandbox(); // for every renderer, whatever its webPreferences say
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'no-pings',
    'no-proxy-server',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  // No name ever resolves; a request that slipped through all the rest would still go nowhere.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch(
    'disable-features',
    'AsyncDns,AutofillServerCommunication,CertificateTransparencyComponentUpdater,MediaRouter,OptimizationHints,SpareRendererForSitePerProcess,Translate',
  );
  app.commandLine.appendSwitch('disable-blink-features', 'WebRTC');
};
