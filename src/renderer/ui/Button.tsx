import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaProps, ToggleButton } from 'react-aria-components';

type Kind = 'plain' | 'pri' | 'quiet' | 'link';

export interface ButtonProps extends Omit<AriaProps, 'className' | 'children'> {
  /** `pri`: the one primary action of a screen. `link`: looks like a small underlined text. */
  kind?: Kind;
  small?: boolean;
  tall?: boolean;
  /** Square, icon only: give it an aria-label. */
  square?: boolean;
  className?: string;
  children?: ReactNode;
}

const classes = (p: Pick<ButtonProps, 'kind' | 'small' | 'tall' | 'square' | 'className'>) =>
  [
    'btn',
    p.kind === 'plain' ? '' : (p.kind ?? ''),
    p.small ? 's' : '',
    p.tall ? 'tall' : '',
    p.square ? 'icon' : '',
    p.className ?? '',
  ]
    .filter(Boolean)
    .join(' ');

export const Button = ({ kind = 'plain', small, tall, square, className, ...rest }: ButtonProps) => (
  <AriaButton
    {...rest}
    className={classes({
      kind,
      small: small ?? false,
      tall: tall ?? false,
      square: square ?? false,
      className: className ?? '',
    })}
  />
);

/** A button that stays on: teal with a tick, for "kept to it". */
export const Toggle = (props: {
  selected: boolean;
  onChange(selected: boolean): void;
  small?: boolean;
  className?: string;
  'aria-label'?: string;
  children: ReactNode;
}) => (
  <ToggleButton
    isSelected={props.selected}
    onChange={props.onChange}
    className={`btn ${props.small ? 's' : ''} ${props.className ?? ''}`}
    {...(props['aria-label'] ? { 'aria-label': props['aria-label'] } : {})}
  >
    {props.children}
  </ToggleButton>
);

/** A key on the keyboard, as a hint beside a word. */
export const Key = ({ children }: { children: ReactNode }) => (
  <span className="k" aria-hidden="true">
    {children}
  </span>
);

/** `Ctrl` or the Command sign, as this computer's keyboard has it. */
export const modifier = (language: string = document.documentElement.lang): string => {
  if (/mac/i.test(navigator.platform)) return '⌘';
  return language === 'de' ? 'Strg' : 'Ctrl';
};
