import { defineMessages } from '../../i18n/define.ts';

export const ideas = defineMessages({ title: 'ideas' }, { title: 'ideas' });
