import { Minus, Plus } from 'lucide-react';
import { NumberField as AriaNumberField, Button, Group, Input, Label } from 'react-aria-components';
import { useI18n } from '../i18n/I18n.tsx';
import { FieldFoot, type FieldTexts } from './FieldParts.tsx';
import { Icon } from './Icon.tsx';

export interface NumberFieldProps extends FieldTexts {
  /** null: no answer yet. An emptied field gives null, never 0. */
  value: number | null;
  onChange(value: number | null): void;
  min?: number;
  max?: number;
  step?: number;
  unit?: string;
  isDisabled?: boolean;
}

/** A number with minus and plus, typed or stepped, in the person's own number format. */
export const NumberField = (p: NumberFieldProps) => {
  const { t } = useI18n();
  return (
    <AriaNumberField
      className="field"
      value={p.value ?? Number.NaN}
      onChange={(v) => p.onChange(Number.isNaN(v) ? null : v)}
      isInvalid={Boolean(p.error)}
      validationBehavior="aria"
      isDisabled={p.isDisabled ?? false}
      {...(p.min === undefined ? {} : { minValue: p.min })}
      {...(p.max === undefined ? {} : { maxValue: p.max })}
      {...(p.step === undefined ? {} : { step: p.step })}
    >
      <Label className={p.labelHidden ? 'vh' : 'lab'}>{p.label}</Label>
      <Group className="in step">
        <Button slot="decrement" aria-label={t('common.fewer')}>
          <Icon as={Minus} size="s" />
        </Button>
        <Input />
        {p.unit ? <span className="unit">{p.unit}</span> : null}
        <Button slot="increment" aria-label={t('common.more')}>
          <Icon as={Plus} size="s" />
        </Button>
      </Group>
      <FieldFoot hint={p.hint} error={p.error ?? null} />
    </AriaNumberField>
  );
};
