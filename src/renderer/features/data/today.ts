/** Today's calendar day in a zone, for the upper end of date fields. */
export const todayIn = (zone: string, now: number = Date.now()): string =>
  new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now);
