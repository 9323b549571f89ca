import { useI18n } from '../i18n/I18n.tsx';
import { Button, Dialog } from '../ui/index.ts';
import { diaryShortcuts, keysOf, shortcuts } from './shortcuts.ts';

/** All keys of the app in one list. `?` opens it from anywhere. */
export const ShortcutsDialog = ({ open, onClose }: { open: boolean; onClose(): void }) => {
  const { t, f } = useI18n();
  const everywhere = shortcuts.filter((s) => !diaryShortcuts.has(s));
  const inDiary = shortcuts.filter((s) => diaryShortcuts.has(s));
  const rows = (list: typeof everywhere) => (
    <dl className="keys">
      {list.map((s) => (
        <div key={s}>
          <dt>{t(`frame.key-${s}`)}</dt>
          <dd>
            <kbd className="k">{keysOf(s, f.language)}</kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('frame.shortcuts')}
      actions={<Button onPress={onClose}>{t('common.close')}</Button>}
    >
      <div className="stack s4">
        {rows(everywhere)}
        <section className="stack s2">
          <h3>{t('frame.keysInDiary')}</h3>
          {rows(inDiary)}
        </section>
      </div>
    </Dialog>
  );
};
