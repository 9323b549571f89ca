import { Download } from 'lucide-react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Icon, useToast } from '../../ui/index.ts';

const formats = ['pdf', 'html', 'csv', 'json', 'fhir', 'spec'] as const;

/** Writes the result to a file; the place is chosen in the system's dialog. `of` names the trial among others. */
export const ExportMenu = ({ id, of }: { id: string; of?: string }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const write = useAction('results.export');
  const run = async (format: (typeof formats)[number]) => {
    const reply = await write.run({ id, format });
    if (!reply.ok) say(reply.error.message);
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
        <Menu className="menu" onAction={(key) => void run(formats.find((x) => x === key) ?? 'pdf')}>
          {formats.map((format) => (
            <MenuItem key={format} id={format} className="opt">
              {t(`result.${format}`)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
