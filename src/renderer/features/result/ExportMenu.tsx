import { Download } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useAction } from '../../api.ts';
import { errorSentence } from '../../i18n/errors.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Icon, useToast } from '../../ui/index.ts';

/** In the order of the menu; `pdfOther` is the report for a clinician who reads the app's other language. */
const items = ['pdf', 'pdfOther', 'html', 'csv', 'json', 'fhir', 'spec'] as const;
type Item = (typeof items)[number];

/** Writes the result to a file; the place is chosen in the system's dialog. `of` names the trial among others. */
export const ExportMenu = ({ id, of }: { id: string; of?: string }) => {
  const { t, f } = useI18n();
  const { say } = useToast();
  const write = useAction('results.export');
  const run = async (item: Item) => {
    const other = f.language === 'de' ? 'en' : 'de';
    const asked = item === 'pdfOther' ? ({ format: 'pdf', language: other } as const) : { format: item };
    const reply = await write.run({ id, ...asked });
    if (!reply.ok) say(errorSentence(reply.error, f.language));
    else if (reply.value.path) say(t('result.exported', { path: reply.value.path }));
  };
  return (
    <MenuTrigger>
      <AriaButton
        className="btn s"
        isDisabled={write.pending}
        {...(of === undefined ? {} : { 'aria-label': t('result.exportOf', { title: of }) })}
      >
        <Icon as={Download} size="s" />
        {t('result.exportAs')}
      </AriaButton>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" onAction={(key) => void run(items.find((x) => x === key) ?? 'pdf')}>
          {items.map((item) => (
            <MenuItem key={item} id={item} className="opt">
              {t(`result.${item}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
