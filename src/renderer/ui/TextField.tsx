import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';
import { TextField as AriaTextField, Input, Label, TextArea } from 'react-aria-components';
import { useI18n } from '../i18n/I18n.tsx';
import { Button } from './Button.tsx';
import { FieldFoot, type FieldTexts } from './FieldParts.tsx';
import { Icon } from './Icon.tsx';

export interface TextFieldProps extends FieldTexts {
  value: string;
  onChange(value: string): void;
  /** `password` comes with a button that shows the text. */
  type?: 'text' | 'password';
  placeholder?: string;
  autoComplete?: string;
  autoFocus?: boolean;
  spellCheck?: boolean;
  mono?: boolean;
  maxLength?: number;
  isDisabled?: boolean;
  /** Text inside the field at its end, e.g. a unit. */
  end?: ReactNode;
  /** Between the field and its hint, e.g. a strength meter. */
  below?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
}

const omitUndefined = <T extends object>(o: T) =>
  Object.fromEntries(Object.entries(o).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** One line of text. Label above, unit inside, hint and error below. */
export const TextField = (p: TextFieldProps) => {
  const { t } = useI18n();
  const [shown, setShown] = useState(false);
  const secret = p.type === 'password';
  return (
    <AriaTextField
      className="field"
      value={p.value}
      onChange={p.onChange}
      type={secret && !shown ? 'password' : 'text'}
      isInvalid={Boolean(p.error)}
      validationBehavior="aria"
      {...omitUndefined({
        autoComplete: p.autoComplete,
        autoFocus: p.autoFocus,
        maxLength: p.maxLength,
        isDisabled: p.isDisabled,
        spellCheck: secret ? 'false' : p.spellCheck === undefined ? undefined : String(p.spellCheck),
      })}
    >
      <Label className={p.labelHidden ? 'vh' : 'lab'}>{p.label}</Label>
      <div className="in" {...(p.error ? { 'data-invalid': true } : {})}>
        <Input
          {...omitUndefined({ placeholder: p.placeholder, ref: p.inputRef })}
          className={p.mono ? 'mono' : ''}
        />
        {p.end ? <span className="end">{p.end}</span> : null}
        {secret ? (
          <Button
            kind="quiet"
            small
            square
            className="end"
            aria-label={shown ? t('common.hide') : t('common.show')}
            onPress={() => setShown(!shown)}
          >
            <Icon as={shown ? EyeOff : Eye} />
          </Button>
        ) : null}
      </div>
      {p.below}
      <FieldFoot hint={p.hint} error={p.error ?? null} />
    </AriaTextField>
  );
};

export interface TextAreaFieldProps extends FieldTexts {
  value: string;
  onChange(value: string): void;
  placeholder?: string;
  rows?: number;
  maxLength?: number;
  onKeyDown?(event: { key: string; shiftKey: boolean; preventDefault(): void }): void;
}

/** Several lines of text. */
export const TextAreaField = (p: TextAreaFieldProps) => (
  <AriaTextField
    className="field"
    value={p.value}
    onChange={p.onChange}
    isInvalid={Boolean(p.error)}
    validationBehavior="aria"
    {...omitUndefined({ maxLength: p.maxLength, onKeyDown: p.onKeyDown })}
  >
    <Label className={p.labelHidden ? 'vh' : 'lab'}>{p.label}</Label>
    <div className="in area" {...(p.error ? { 'data-invalid': true } : {})}>
      <TextArea {...omitUndefined({ placeholder: p.placeholder, rows: p.rows })} />
    </div>
    <FieldFoot hint={p.hint} error={p.error ?? null} />
  </AriaTextField>
);
