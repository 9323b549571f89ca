import { useState } from 'react';
import type { ZonesView } from '../../../shared/data.ts';
import type { ZoneSpan } from '../../../shared/samples.ts';
import { useAction, useQuery } from '../../api.ts';
import { useI18n } from '../../i18n/I18n.tsx';
import { useRouter } from '../../routes.tsx';
import { Banner, Button, Card, ErrorBanner, Head, Loaded, Page, useToast } from '../../ui/index.ts';
import { todayIn } from './today.ts';
import { ZonesEditor } from './ZonesEditor.tsx';
import { zoneOption } from './zone-names.ts';
import { canSave, rowsOf, spansOf, type ZoneRow } from './zone-rows.ts';

/** Everything that follows from the zone history is asked again after a change. */
export const zoneChannels = [
  'zones.view',
  'data.overview',
  'data.series',
  'data.daily',
  'data.day',
  'diary.today',
] as const;

/** What the sleep records say themselves, offered as a start. */
export const ZoneHints = (p: { view: ZonesView; onTake(spans: ZoneSpan[]): void }) => {
  const { t, f } = useI18n();
  const { hints } = p.view;
  if (hints.length < 2) return null;
  const places = hints.slice(0, 6).map((h) => zoneOption(h.zone).city);
  return (
    <Banner
      title={t('zones.hintTitle')}
      actions={
        <Button small onPress={() => p.onTake(hints)}>
          {t('zones.hintTake')}
        </Button>
      }
    >
      <p>{t('zones.hintText', { places: f.list([...new Set(places)]), n: hints.length })}</p>
    </Banner>
  );
};

const Editor = ({ view }: { view: ZonesView }) => {
  const { t } = useI18n();
  const { say } = useToast();
  const { back } = useRouter();
  const [rows, setRows] = useState<ZoneRow[]>(() => rowsOf(view.spans));
  const [tried, setTried] = useState(false);
  const save = useAction('zones.set', ...zoneChannels);
  const store = async () => {
    setTried(true);
    if (!canSave(rows)) return;
    const before = view.spans;
    const reply = await save.run({ spans: spansOf(rows) });
    if (reply.ok) say(t('zones.saved'), () => void save.run({ spans: before }));
    if (reply.ok) back();
  };
  return (
    <div className="stack">
      <ZoneHints view={view} onTake={(spans) => setRows(rowsOf(spans))} />
      <Card level={2} title={t('zones.cardTitle')} intro={t('zones.cardText')}>
        {save.error ? <ErrorBanner error={save.error} title={t('zones.notSaved')} /> : null}
        <ZonesEditor rows={rows} onChange={setRows} today={todayIn(view.system)} strict={tried} />
        <div className="row end-row">
          <Button onPress={back}>{t('common.cancel')}</Button>
          <Button kind="pri" onPress={() => void store()} isDisabled={save.pending}>
            {t(save.pending ? 'zones.saving' : 'zones.save')}
          </Button>
        </div>
      </Card>
    </div>
  );
};

/** "Where did you live and travel?" Days are cut at the midnights of these places. */
export const ZonesScreen = () => {
  const { t } = useI18n();
  const { go } = useRouter();
  const query = useQuery('zones.view', {});
  return (
    <Page
      place={[{ label: t('frame.data'), onPress: () => go({ name: 'data' }) }, { label: t('zones.place') }]}
    >
      <Head say={t('zones.say')} lead={t('zones.lead')} />
      <Loaded query={query}>{(view) => <Editor key={JSON.stringify(view.spans)} view={view} />}</Loaded>
    </Page>
  );
};
