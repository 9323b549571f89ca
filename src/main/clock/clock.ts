/** Time and randomness enter the services here, so that tests and the demo can fix them. */
export interface Clock {
  /** UTC milliseconds. */
  now(): number;
  /** The system's IANA zone, the person's zone unless they told otherwise. */
  readonly zone: string;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // asked each time: a traveller's computer changes its zone while the app runs
  get zone() {
    return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  },
};

export const isoOf = (clock: Clock): string => new Date(clock.now()).toISOString();
