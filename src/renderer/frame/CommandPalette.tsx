import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useI18n } from '../i18n/I18n.tsx';
import { Icon, Key } from '../ui/index.ts';
import { useCommands } from './commands.ts';

/** Lines that fit without scrolling; one more letter finds the rest. */
const MOST = 13;

/** Ctrl/Cmd-K: every screen and every action of the app by name, and what the vault holds by its words. */
export const CommandPalette = (p: { open: boolean; onClose(): void; onShortcuts(): void }) => {
  const { open, onClose } = p;
  const { t } = useI18n();
  const { contains } = useFilter({ sensitivity: 'base' });
  const all = useCommands(open, p.onShortcuts);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (!open) setTyped('');
  }, [open]);
  // the words may come in any order: "magnesium result" finds "Result: Magnesium"
  const words = typed.split(/\s+/).filter((word) => word !== '');
  const commands = (words.length === 0 ? all.filter((c) => !c.found) : all)
    .filter((c) => words.every((word) => contains(c.label, word) || contains(c.also, word)))
    .slice(0, MOST);

  return (
    <ModalOverlay
      className="overlay upper"
      isOpen={open}
      isDismissable
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Modal className="palette">
        <Dialog aria-label={t('frame.find')}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField autoFocus aria-label={t('frame.find')}>
              <div className="in">
                <Icon as={Search} />
                <Input placeholder={t('frame.findPlaceholder')} />
              </div>
            </SearchField>
            <Menu
              className="menu"
              aria-label={t('frame.actions')}
              items={commands}
              onAction={(id) => {
                onClose();
                commands.find((c) => c.id === id)?.run();
              }}
              renderEmptyState={() => <p className="none">{t('frame.findNone')}</p>}
            >
              {(c) => (
                <MenuItem id={c.id} textValue={c.label} className="opt">
                  <Icon as={c.icon} />
                  <span>{c.label}</span>
                  {c.keys ? (
                    <span className="end">
                      <Key>{c.keys}</Key>
                    </span>
                  ) : null}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
