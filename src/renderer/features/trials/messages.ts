import { defineMessages } from '../../i18n/define.ts';

export const trials = defineMessages({ title: 'trials' }, { title: 'trials' });
