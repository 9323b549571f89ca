import type { Scenario } from '../scenario.ts';

/** All charts in their states (test/unit/renderer/harness/Gallery.tsx): none may draw what is no number. */
export const scenarios: Record<string, Scenario> = {
  main: {
    route: { name: 'gallery' },
    answers: {},
    act: async (page) => {
      const bad = await page.evaluate<string[]>(
        `[...document.querySelectorAll('svg *')].map((e) => e.outerHTML.slice(0, 200)).filter((h) => /NaN|Infinity|undefined/.test(h))`,
      );
      if (bad.length > 0) throw new Error(`drawn without a number: ${bad[0]}`);
    },
  },
};
