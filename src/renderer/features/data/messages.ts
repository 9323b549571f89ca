import { defineMessages } from '../../i18n/define.ts';

export const data = defineMessages({ title: 'data' }, { title: 'data' });
