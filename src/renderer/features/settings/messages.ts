import { defineMessages } from '../../i18n/define.ts';

export const settings = defineMessages({ title: 'settings' }, { title: 'settings' });
