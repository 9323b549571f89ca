import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Dialog, NumberField, TextField } from '../../ui/index.ts';
import type { PlanArm } from './form.ts';

/** Name of an arm and what is done on its days. */
export const ArmDialog = (p: { arm: PlanArm; onChange(arm: PlanArm): void; onClose(): void }) => {
  const { t } = useI18n();
  const { arm } = p;
  const dose = arm.candidate?.dose;
  return (
    <Dialog
      open
      onClose={p.onClose}
      title={t('planner.edit', arm)}
      actions={
        <Button kind="pri" onPress={p.onClose}>
          {t('planner.done')}
        </Button>
      }
    >
      <TextField
        label={t('planner.armName')}
        value={arm.name}
        onChange={(name) => p.onChange({ ...arm, name })}
        maxLength={80}
      />
      <TextField
        label={t('planner.armDo')}
        hint={dose ? t('planner.asStudied', { dose }) : t('planner.armDoHint')}
        value={arm.instruction}
        onChange={(instruction) => p.onChange({ ...arm, instruction })}
        maxLength={200}
        autoFocus
      />
      <div className="fx">
        <TextField
          label={t('planner.amountUnit')}
          hint={t('planner.amountUnitHint')}
          value={arm.amount?.unit ?? ''}
          onChange={(unit) => {
            const { amount, ...rest } = arm;
            p.onChange(unit === '' ? rest : { ...rest, amount: { planned: amount?.planned ?? null, unit } });
          }}
          maxLength={40}
        />
        {arm.amount ? (
          <NumberField
            label={t('planner.amountPlanned')}
            value={arm.amount.planned}
            onChange={(planned) =>
              p.onChange({ ...arm, amount: { unit: arm.amount?.unit ?? '', planned: planned || null } })
            }
            min={0}
          />
        ) : null}
      </div>
    </Dialog>
  );
};
