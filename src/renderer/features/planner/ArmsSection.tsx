import { Pencil, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Candidate } from '../../../shared/hypotheses.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { ArmGlyph, Button, Checkbox, Icon, Segments } from '../../ui/index.ts';
import { ArmDialog } from './ArmDialog.tsx';
import {
  armOf,
  MAX_ARMS,
  ownArm,
  type PlanArm,
  type PlanTexts,
  referenceArm,
  withArms,
  withOrder,
} from './form.ts';
import { type EditProps, usePart } from './parts.tsx';

/** The arms: what is tried first, the reference last, as a person says it. */
export const ArmsSection = (p: EditProps & { texts: PlanTexts; offers: readonly Candidate[] }) => {
  const { t } = useI18n();
  const part = usePart();
  const { form, edit, texts } = p;
  const [editing, setEditing] = useState<string | null>(null);
  const setArms = (arms: PlanArm[]) => edit(withArms(form, arms));
  const rows = form.arms.map((arm, index) => ({ arm, index }));
  const reference = form.arms[0];
  const open = form.arms.find((a) => a.id === editing);
  const free = p.offers.filter((c) => !form.arms.some((a) => a.id === c.id));
  const add = (key: string) => {
    const found = free.find((c) => c.id === key);
    const arm = found ? armOf(found) : ownArm(form.arms, texts);
    setArms([...form.arms, arm]);
    if (!found) setEditing(arm.id);
  };
  return (
    <section {...part.region}>
      <h2 {...part.heading}>{t('planner.compareTitle')}</h2>
      <ul className="list">
        {[...rows.slice(1), ...rows.slice(0, 1)].map(({ arm, index }) => (
          <li key={arm.id} className="row s3">
            <ArmGlyph icon={arm.icon} index={index} />
            <span className="fill">
              <span className="m">{arm.name}</span>
              <span className="small t2 sub">
                {arm.instruction || t('planner.noInstruction')}
                {index === 0 ? ` (${t('planner.comparedWith')})` : ''}
              </span>
            </span>
            <Button
              kind="quiet"
              small
              square
              aria-label={t('planner.edit', arm)}
              onPress={() => setEditing(arm.id)}
            >
              <Icon as={Pencil} size="s" />
            </Button>
            {index > 0 ? (
              <Button
                kind="quiet"
                small
                square
                aria-label={t('planner.remove', arm)}
                onPress={() => setArms(form.arms.filter((a) => a.id !== arm.id))}
              >
                <Icon as={X} size="s" />
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <div className="row wrap sp">
        <MenuTrigger>
          <AriaButton className="btn s" isDisabled={form.arms.length >= MAX_ARMS}>
            <Icon as={Plus} size="s" />
            {t('planner.addArm')}
          </AriaButton>
          <Popover className="popover" placement="bottom start">
            <Menu className="menu" onAction={(key) => add(String(key))}>
              {free.map((c) => (
                <MenuItem key={c.id} id={c.id} className="opt">
                  {c.name}
                </MenuItem>
              ))}
              <MenuItem id="own" className="opt">
                {t('planner.addOwn')}
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
        <span className="row">
          <span className="small t2">{t('planner.against')}</span>
          <Segments
            slim
            label={t('planner.against')}
            value={reference?.id === 'placebo' ? 'placebo' : 'usual'}
            onChange={(kind) => setArms([referenceArm(kind, texts), ...form.arms.slice(1)])}
            options={[
              { value: 'placebo', label: t('planner.placebo') },
              { value: 'usual', label: t('planner.usual') },
            ]}
          />
        </span>
      </div>
      {form.arms.length < 2 ? (
        <p className="small wrong" role="status">
          {t('planner.wrongArms')}
        </p>
      ) : null}
      {form.arms.length === 3 && !form.adaptive ? (
        <Checkbox selected={form.factorial} onChange={(factorial) => edit(withOrder(form, { factorial }))}>
          {t('planner.both')}
          <span className="small t2 sub">{t('planner.bothHint')}</span>
        </Checkbox>
      ) : null}
      {open ? (
        <ArmDialog
          arm={open}
          onClose={() => setEditing(null)}
          onChange={(arm) => setArms(form.arms.map((a) => (a.id === arm.id ? arm : a)))}
        />
      ) : null}
    </section>
  );
};
