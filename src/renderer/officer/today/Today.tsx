import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/Button.tsx';
import { Counts } from '../../ui/Counts.tsx';
import { EntryDetail } from '../EntryDetail.tsx';
import { EntryTable } from '../EntryTable.tsx';
import type { SectionProps } from '../sections.ts';
import { useEntries } from '../useEntries.ts';
import { useSelection } from '../useSelection.ts';

/** Today's entries as they come. */
export function Today({ kiosk, site }: SectionProps) {
  const { t } = useText();
  const entries = useEntries(kiosk.today);
  const selection = useSelection(entries.rows);
  return (
    <>
      <section className="desk__counts">
        <Counts today={kiosk.today} />
        {entries.rows && entries.rows.length < kiosk.today.total ? (
          <p className="desk__shown">
            {t('desk.shown', { shown: entries.rows.length, total: kiosk.today.total })}{' '}
            {entries.more ? (
              <Button look="quiet" onClick={entries.more}>
                {t('desk.more')}
              </Button>
            ) : null}
          </p>
        ) : null}
      </section>
      <EntryTable entries={entries} selection={selection} timeZone={site.timeZone} />
      <EntryDetail entry={selection.entry} />
    </>
  );
}
