const names: Readonly<Record<string, string>> = {
  'com.fitbit.fitbitmobile': 'Fitbit',
  'com.garmin.android.apps.connectmobile': 'Garmin',
  'com.ouraring.oura': 'Oura',
  'com.whoop.android': 'WHOOP',
  'com.withings.wiscale2': 'Withings',
  'com.sec.android.app.shealth': 'Samsung Health',
  'com.google.android.apps.fitness': 'Google Fit',
  'com.google.android.apps.healthdata': 'Health Connect',
  'fi.polar.polarflow': 'Polar',
  'com.lexwarelabs.goodmorning': 'Sleep Cycle',
  'com.urbandroid.sleep': 'Sleep as Android',
  'jp.co.omron.healthcare.omron_connect': 'Omron',
};

/**
 * The name of an app by its package, the same that the app's own export is stored under: so a measurement that
 * made a round trip through another store is known again.
 */
export const appName = (packageName: string): string => names[packageName.toLowerCase()] ?? packageName;
