import { Check, ChevronDown } from 'lucide-react';
import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { FieldFoot, type FieldTexts } from './FieldParts.tsx';
import { Icon } from './Icon.tsx';

export interface Option<V extends string> {
  value: V;
  label: string;
}

export interface SelectProps<V extends string> extends FieldTexts {
  value: V | null;
  onChange(value: V): void;
  options: readonly Option<V>[];
  placeholder?: string;
  isDisabled?: boolean;
}

/** One of several, in a list that opens. For two to four short options use Segments. */
export const Select = <V extends string>(p: SelectProps<V>) => (
  <AriaSelect
    className="field"
    value={p.value}
    onChange={(key) => {
      const chosen = p.options.find((o) => o.value === key);
      if (chosen) p.onChange(chosen.value);
    }}
    isInvalid={Boolean(p.error)}
    isDisabled={p.isDisabled ?? false}
    {...(p.placeholder === undefined ? {} : { placeholder: p.placeholder })}
  >
    <Label className={p.labelHidden ? 'vh' : 'lab'}>{p.label}</Label>
    <Button className="in">
      <SelectValue className="val" />
      <Icon as={ChevronDown} size="s" />
    </Button>
    <FieldFoot hint={p.hint} error={p.error ?? null} />
    <Popover className="popover">
      <ListBox className="menu">
        {p.options.map((o) => (
          <ListBoxItem key={o.value} id={o.value} textValue={o.label} className="opt">
            {({ isSelected }) => (
              <>
                <span>{o.label}</span>
                {isSelected ? (
                  <span className="end">
                    <Icon as={Check} size="s" />
                  </span>
                ) : null}
              </>
            )}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </AriaSelect>
);
