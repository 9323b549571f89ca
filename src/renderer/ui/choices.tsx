import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, CheckboxGroup, Radio, RadioGroup } from 'react-aria-components';
import { Key } from './Button.tsx';
import { Icon } from './Icon.tsx';

export interface Segment<V extends string> {
  value: V;
  label: string;
  /** A key that chooses it; the screen handles the key itself. */
  hotkey?: string;
}

interface Named {
  /** Accessible name, unless `labelledBy` gives the id of a visible one. */
  label?: string;
  labelledBy?: string;
}

const naming = (p: Named) => ({
  ...(p.label === undefined ? {} : { 'aria-label': p.label }),
  ...(p.labelledBy === undefined ? {} : { 'aria-labelledby': p.labelledBy }),
});

/** A few short options side by side; arrows move and choose. null: nothing chosen. */
export const Segments = <V extends string>(
  p: Named & {
    value: V | null;
    onChange(value: V): void;
    options: readonly Segment<V>[];
    slim?: boolean;
    wide?: boolean;
    isDisabled?: boolean;
  },
) => (
  <RadioGroup
    className={`seg ${p.slim ? 'slim' : ''} ${p.wide ? 'wide' : ''}`}
    orientation="horizontal"
    value={p.value}
    onChange={(v) => p.onChange(v as V)}
    isDisabled={p.isDisabled ?? false}
    {...naming(p)}
  >
    {p.options.map((o) => (
      <Radio key={o.value} value={o.value}>
        {o.label}
        {o.hotkey ? <Key>{o.hotkey}</Key> : null}
      </Radio>
    ))}
  </RadioGroup>
);

const steps = Array.from({ length: 11 }, (_, i) => i);

/** 0 to 10 as eleven buttons. null: no answer. */
export const Scale = (p: Named & { value: number | null; onChange(value: number): void }) => (
  <RadioGroup
    className="scale"
    orientation="horizontal"
    value={p.value === null ? null : String(p.value)}
    onChange={(v) => p.onChange(Number(v))}
    {...naming(p)}
  >
    {steps.map((n) => (
      <Radio key={n} value={String(n)}>
        {n}
      </Radio>
    ))}
  </RadioGroup>
);

export const Checkbox = (p: {
  selected: boolean;
  onChange(selected: boolean): void;
  isDisabled?: boolean;
  children: ReactNode;
}) => (
  <AriaCheckbox
    className="check"
    isSelected={p.selected}
    onChange={p.onChange}
    isDisabled={p.isDisabled ?? false}
  >
    {({ isSelected }) => (
      <>
        <span className="box">{isSelected ? <Icon as={Check} size="s" /> : null}</span>
        <span>{p.children}</span>
      </>
    )}
  </AriaCheckbox>
);

/** Round tags, any number of them on at once. */
export const Chips = (
  p: Named & {
    value: readonly string[];
    onChange(value: string[]): void;
    options: readonly { value: string; label: string }[];
  },
) => (
  <CheckboxGroup className="row wrap" value={[...p.value]} onChange={p.onChange} {...naming(p)}>
    {p.options.map((o) => (
      <AriaCheckbox key={o.value} value={o.value} className="chip">
        {({ isSelected }) => (
          <>
            {isSelected ? <Icon as={Check} size="s" /> : null}
            {o.label}
          </>
        )}
      </AriaCheckbox>
    ))}
  </CheckboxGroup>
);
