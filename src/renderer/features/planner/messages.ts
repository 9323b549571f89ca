import { defineMessages } from '../../i18n/define.ts';

export const planner = defineMessages({ title: 'planner' }, { title: 'planner' });
