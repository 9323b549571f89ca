import { Meter as AriaMeter, ProgressBar } from 'react-aria-components';

type Thickness = 'thin' | 'tall' | '';
const width = (share: number) => ({ width: `${Math.min(1, Math.max(0, share)) * 100}%` });

/** A share of the person's own data (coverage, adherence): teal. `valueText` is read aloud. */
export const Meter = (p: { label: string; share: number; valueText: string; thickness?: Thickness }) => (
  <AriaMeter
    className={`meter evid ${p.thickness ?? ''}`}
    aria-label={p.label}
    value={Math.min(1, Math.max(0, p.share)) * 100}
    valueLabel={p.valueText}
  >
    <i style={width(p.share)} />
  </AriaMeter>
);

/** How far something has come: ink. `share` null: under way, length unknown. */
export const Progress = (p: {
  label: string;
  share: number | null;
  valueText?: string;
  thickness?: Thickness;
}) => (
  <ProgressBar
    className={`meter ${p.thickness ?? ''}`}
    aria-label={p.label}
    {...(p.share === null ? { isIndeterminate: true } : { value: p.share * 100 })}
    {...(p.valueText === undefined ? {} : { valueLabel: p.valueText })}
  >
    <i style={width(p.share ?? 0)} />
  </ProgressBar>
);
