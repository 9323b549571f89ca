import type { Configuration } from 'electron-builder';

export interface PackagedElectron {
  dist: string;
  version: string;
  official: boolean;
}
export function configuration(options: { electron: PackagedElectron }): Configuration;
