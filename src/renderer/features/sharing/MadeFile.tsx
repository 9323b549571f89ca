import { useState } from 'react';
import type { ReleaseRecord } from '../../../shared/sharing.ts';
import { useAction } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { Button, Card, ErrorBanner, Segments, useToast } from '../../ui/index.ts';
import { FieldsTable } from './FieldsTable.tsx';
import { GiveBox } from './GiveBox.tsx';

const fieldsOf = (json: string) =>
  Object.entries(JSON.parse(json) as Record<string, unknown>).map(([name, value]) => ({ name, value }));

/** A summary that was drawn: the file in words or in bytes, and the button that saves it. */
export const MadeFile = ({ record }: { record: ReleaseRecord }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const isSummary = record.kind === 'effect-summary';
  const [as, setAs] = useState<'words' | 'bytes'>('words');
  const save = useAction('sharing.save');
  const write = async () => {
    const reply = await save.run({ seq: record.seq });
    if (reply.ok && reply.value.path) say(t('sharing.saved', { path: reply.value.path }));
  };
  const fields = fieldsOf(record.json);
  const unit = fields.find((f) => f.name === 'unit')?.value;
  return (
    <Card
      level={2}
      title={
        isSummary
          ? t('sharing.madeTitle', { subject: record.subject.split('|')[0] ?? '' })
          : t('prior.request', { condition: record.subject })
      }
      intro={t('sharing.madeIntro', {
        bytes: new TextEncoder().encode(`${record.json}\n`).length,
        at: record.at,
      })}
      footer={
        <div className="row wrap">
          <Button kind="pri" onPress={() => void write()} isDisabled={save.pending}>
            {t('sharing.save')}
          </Button>
          <span className="small t2">{t('sharing.sameBytes')}</span>
        </div>
      }
    >
      <div className="stack s3">
        {isSummary ? (
          <Segments<'words' | 'bytes'>
            label={t('sharing.view')}
            slim
            value={as}
            onChange={setAs}
            options={[
              { value: 'words', label: t('sharing.inWords') },
              { value: 'bytes', label: t('sharing.rawBytes') },
            ]}
          />
        ) : null}
        {as === 'words' && isSummary ? (
          <FieldsTable fields={fields} noiseSd={record.noiseSd} unit={String(unit ?? '')} />
        ) : (
          <pre className="mono bytes">{record.json}</pre>
        )}
        {save.error ? <ErrorBanner error={save.error} /> : null}
        {isSummary ? <GiveBox record={record} /> : null}
      </div>
    </Card>
  );
};
