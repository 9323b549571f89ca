import { defineMessages } from '../../i18n/define.ts';

export const result = defineMessages({ title: 'result' }, { title: 'result' });
