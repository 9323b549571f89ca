import { Circle, Droplet, Footprints, Leaf, type LucideIcon, Moon, Pill, Sun } from 'lucide-react';
import type { TrialArm } from '../../shared/trial.ts';
import { Icon } from './Icon.tsx';

const pictures: Record<TrialArm['icon'], LucideIcon> = {
  pill: Pill,
  moon: Moon,
  dashed: Pill,
  walk: Footprints,
  leaf: Leaf,
  drop: Droplet,
  sun: Sun,
  none: Circle,
};

/** Tint of an arm by its place in `protocol.arms`; the reference (0) has the neutral one. */
export const armTint = (index: number): string => ['arm-c', 'arm-a', 'arm-b', 'arm-d'][index] ?? 'arm-c';

export const ArmIcon = ({ icon, size }: { icon: TrialArm['icon']; size?: 's' | 'm' | 'l' }) => (
  <Icon as={pictures[icon]} size={size ?? 'm'} className={icon === 'dashed' ? 'dashed' : ''} />
);

/** Icon tile of an arm. The arm's name always stands beside it. */
export const ArmGlyph = (p: { icon: TrialArm['icon']; index: number; big?: boolean }) => (
  <span className={`glyph ${armTint(p.index)} ${p.big ? 'big' : ''}`}>
    <ArmIcon icon={p.icon} />
  </span>
);
