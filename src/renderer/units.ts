import { useSyncExternalStore } from 'react';
import type { UnitChoice } from '../shared/data.ts';

/** Units in which values are shown. The vault stores canonical ones; only what the eye sees is converted. */
export const metricSystem: UnitChoice = {
  mass: 'kg',
  distance: 'km',
  temperature: 'degC',
  glucose: 'mmol/L',
};

let current = metricSystem;
const listeners = new Set<() => void>();

/** The person's units; until they are known, the metric ones. */
export const currentUnits = (): UnitChoice => current;

/** Takes over units that the main process answered. */
export const setUnits = (next: UnitChoice): void => {
  if (JSON.stringify(next) === JSON.stringify(current)) return;
  current = next;
  for (const listener of listeners) listener();
};

export const useUnits = (): UnitChoice =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentUnits);

const METRES_PER_MILE = 1609.344; // international mile
const KG_PER_POUND = 0.45359237; // international pound
const MG_PER_MMOL = 18.015588; // mg/dL of glucose in one mmol/L

export interface Shown {
  /** A stored value as a number in the shown unit. */
  of(value: number): number;
  unit: string;
  /** Decimals that mean something in this unit. */
  digits: number;
}

/** How a metric's stored unit is shown; null where it is shown as it is stored. */
export const shownAs = (metric: string, unit: string, units: UnitChoice): Shown | null => {
  if (unit === 'm')
    return units.distance === 'mi'
      ? { of: (v) => v / METRES_PER_MILE, unit: 'mi', digits: 1 }
      : { of: (v) => v / 1000, unit: 'km', digits: 1 };
  if (unit === 'kg' && units.mass === 'lb') return { of: (v) => v / KG_PER_POUND, unit: 'lb', digits: 1 };
  if (unit === 'degC') {
    const zero = metric.endsWith('deviation') ? 0 : 32;
    return units.temperature === 'degF'
      ? { of: (v) => v * 1.8 + zero, unit: '°F', digits: 1 }
      : { of: (v) => v, unit: '°C', digits: 1 };
  }
  if (unit === 'mmol/L' && units.glucose === 'mg/dL')
    return { of: (v) => v * MG_PER_MMOL, unit: 'mg/dL', digits: 0 };
  return null;
};
