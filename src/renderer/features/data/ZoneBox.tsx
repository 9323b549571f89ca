import { Check, ChevronDown } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useI18n } from '../../i18n/I18n.tsx';
import { Icon } from '../../ui/index.ts';
import { findZones, longName, offsetOn, zoneIds, zoneOption } from './zone-names.ts';
import { type ZoneWords, zoneWords } from './zone-words.ts';

const nameOf = (id: string) => {
  const { city, region } = zoneOption(id);
  return region === '' ? city : `${city}, ${region}`;
};

/** A zone, found by typing a city, a country or an abbreviation. Shows what the clock says there against UTC on a day. */
export const ZoneBox = (p: {
  label: string;
  value: string | null;
  /** Day for which the offset is shown. */
  day: string;
  onChange(zone: string | null): void;
}) => {
  const { t, f } = useI18n();
  const [typed, setTyped] = useState(() => (p.value === null ? '' : nameOf(p.value)));
  const [searching, setSearching] = useState(false);
  const ids = useMemo(() => zoneIds(p.value === null ? [] : [p.value]), [p.value]);
  const [words, setWords] = useState<ZoneWords>(new Map());
  const options = useMemo(
    () => findZones(ids, searching ? typed : '', words),
    [ids, searching, typed, words],
  );
  useEffect(() => {
    if (!searching) return; // nobody looks for a place yet
    let left = false;
    void zoneWords(ids, f.locale).then((found) => {
      if (!left) setWords(found);
    });
    return () => {
      left = true;
    };
  }, [searching, ids, f.locale]);
  const choose = (id: string | null) => {
    setSearching(false);
    setTyped(id === null ? '' : nameOf(id));
    p.onChange(id);
  };
  return (
    <ComboBox
      className="field zone"
      items={options}
      value={p.value}
      inputValue={typed}
      onInputChange={(text) => {
        if (text === typed) return;
        setSearching(p.value === null || text !== nameOf(p.value));
        setTyped(text);
      }}
      onChange={(key) => choose(key === null ? null : String(key))}
      menuTrigger="input"
      allowsEmptyCollection
    >
      <Label className="vh">{p.label}</Label>
      <div className="in">
        <Input placeholder={t('zones.search')} />
        {p.value ? <span className="end small nb">{offsetOn(p.value, p.day)}</span> : null}
        <Button className="btn quiet s icon">
          <Icon as={ChevronDown} size="s" />
        </Button>
      </div>
      <Popover className="popover zones">
        <ListBox className="menu" renderEmptyState={() => <p className="none">{t('zones.noneFound')}</p>}>
          {(o: (typeof options)[number]) => (
            <ListBoxItem id={o.id} textValue={nameOf(o.id)} className="opt">
              {({ isSelected }) => (
                <>
                  <span className="fill">
                    {o.city}{' '}
                    <span className="t2 small">
                      {[o.region, longName(o.id, f.locale)].filter(Boolean).join(' · ')}
                    </span>
                  </span>
                  <span className="end nb">{offsetOn(o.id, p.day)}</span>
                  {isSelected ? <Icon as={Check} size="s" /> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
