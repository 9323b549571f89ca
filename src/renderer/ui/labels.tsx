import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '../i18n/I18n.tsx';
import { Icon } from './Icon.tsx';

export const Tag = ({ icon, children }: { icon?: LucideIcon; children: ReactNode }) => (
  <span className="tag">
    {icon ? <Icon as={icon} size="s" /> : null}
    {children}
  </span>
);

/** Stands above every number of its family: violet hatched prediction, or teal solid evidence. */
export const FamilyLabel = ({
  family,
  children,
}: {
  family: 'prediction' | 'evidence';
  children?: ReactNode;
}) => {
  const { t } = useI18n();
  const name = family === 'prediction' ? 'pred' : 'evid';
  return (
    <span className={`fam ${name}`}>
      <span className={`sw ${name}`} aria-hidden="true" />
      {children ?? t(family === 'prediction' ? 'common.predictionLabel' : 'common.evidenceLabel')}
    </span>
  );
};
