import { defineMessages } from '../../i18n/define.ts';

export const sharing = defineMessages({ title: 'sharing' }, { title: 'sharing' });
