import { Info } from 'lucide-react';
import { useI18n } from '../../i18n/I18n.tsx';
import { Checkbox, Icon } from '../../ui/index.ts';
import { type PlanTexts, safetyStatements } from './form.ts';
import { type EditProps, usePart } from './parts.tsx';

/** What speaks against an arm has to be answered before a trial starts. */
export const SafetySection = ({ form, edit, texts }: EditProps & { texts: PlanTexts }) => {
  const { t } = useI18n();
  const part = usePart();
  const notes = [...new Set(form.arms.flatMap((a) => a.candidate?.safety ?? []))];
  const confirm = (key: string, yes: boolean) =>
    edit({ confirmed: yes ? [...form.confirmed, key] : form.confirmed.filter((k) => k !== key) });
  return (
    <section {...part.region}>
      <h2 {...part.heading}>{t('planner.safetyTitle')}</h2>
      <ul className="stack s3">
        {safetyStatements(form, texts).map((s) => (
          <li key={s.key}>
            <Checkbox selected={form.confirmed.includes(s.key)} onChange={(yes) => confirm(s.key, yes)}>
              {s.covers.length > 0 ? t('planner.noneOfThese', { arm: s.text }) : s.text}
              {s.covers.map((c) => (
                <span key={c} className="small t2 sub covers">
                  {c}
                </span>
              ))}
            </Checkbox>
          </li>
        ))}
      </ul>
      {notes.length > 0 ? (
        <ul className="stack s2 small t2">
          {notes.map((note) => (
            <li key={note} className="row top">
              <Icon as={Info} size="s" />
              <span>{note}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
};
