import { X } from 'lucide-react';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useI18n } from '../i18n/I18n.tsx';
import { Button, Key, modifier } from './Button.tsx';
import { Icon } from './Icon.tsx';

interface Message {
  text: string;
  undo?: () => void;
}

const SHOWN = 8_000; // ms; React Aria stops the clock while the toast is hovered or focused

export interface Toaster {
  /** Says in a few words what was done; with `undo`, the toast and Ctrl/Cmd-Z take it back. */
  say(text: string, undo?: () => void): void;
  /** Takes the last thing back, as Ctrl/Cmd-Z does; false where nothing can be. */
  undo(): boolean;
  canUndo(): boolean;
}

const Context = createContext<Toaster | null>(null);

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');

/** Holds the toasts of the app and the Ctrl/Cmd-Z that belongs to the last one. */
export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const { t, f } = useI18n();
  const [queue] = useState(() => new ToastQueue<Message>({ maxVisibleToasts: 1 }));
  const last = useRef<{ key: string; undo: () => void } | null>(null);

  const takeBack = useCallback(() => {
    const it = last.current;
    if (!it) return false;
    last.current = null;
    queue.close(it.key);
    it.undo();
    return true;
  }, [queue]);

  const say = useCallback(
    (text: string, undo?: () => void) => {
      for (const toast of queue.visibleToasts) queue.close(toast.key);
      const key = queue.add(undo ? { text, undo } : { text }, {
        timeout: SHOWN,
        onClose: () => {
          if (last.current?.key === key) last.current = null;
        },
      });
      last.current = undo ? { key, undo } : null;
    },
    [queue],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const undoKey = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      // inside a text the keys belong to the text
      if (undoKey && !isTyping(event.target) && takeBack()) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [takeBack]);

  const value = useMemo(
    () => ({ say, undo: takeBack, canUndo: () => last.current !== null }),
    [say, takeBack],
  );
  return (
    <Context value={value}>
      {children}
      <ToastRegion queue={queue} className="toasts">
        {({ toast }) => (
          <AriaToast toast={toast} className="toast">
            <ToastContent>
              <Text slot="title">{toast.content.text}</Text>
            </ToastContent>
            {toast.content.undo ? (
              <Button onPress={() => takeBack()}>
                {t('common.undo')}
                <Key>{`${modifier(f.language)} Z`}</Key>
              </Button>
            ) : (
              <Button square slot="close" aria-label={t('common.dismiss')}>
                <Icon as={X} size="s" />
              </Button>
            )}
          </AriaToast>
        )}
      </ToastRegion>
    </Context>
  );
};

export const useToast = (): Toaster => {
  const toaster = use(Context);
  if (!toaster) throw new Error('useToast outside of ToastProvider');
  return toaster;
};
