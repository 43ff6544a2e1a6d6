import type { Visit } from '#shared/domain/visit.ts';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/Button.tsx';
import { Counts } from '../../ui/Counts.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { DecisionDialog } from '../decide/DecisionDialog.tsx';
import { useLiveDeskText } from '../decide/text.ts';
import { useWaiting } from '../decide/useWaiting.ts';
import { WaitingPanel } from '../decide/WaitingPanel.tsx';
import { EntryDetail } from '../EntryDetail.tsx';
import { EntryTable } from '../EntryTable.tsx';
import type { SectionProps } from '../sections.ts';
import { useEntries } from '../useEntries.ts';
import { useSelection } from '../useSelection.ts';
import '../decide/decide.css';

const ManualForm = lazy(() =>
  import('../manual/ManualForm.tsx').then((module) => ({ default: module.ManualForm })),
);

/** What lies over the list, and has to be answered first. */
type Open =
  | { readonly kind: 'decision'; readonly visit: Visit; readonly decision: 'admit' | 'deny' }
  | { readonly kind: 'manual' };

/** Today's entries as they come, and who of them waits for a decision. */
export function Today({ kiosk, site: { timeZone } }: SectionProps) {
  const { t } = useText();
  const { t: live } = useLiveDeskText();
  const entries = useEntries(kiosk.today, kiosk.waiting);
  const waiting = useWaiting(kiosk.waiting, kiosk.today.total);
  const selection = useSelection(entries.rows);
  const [open, setOpen] = useState<Open | null>(null);
  const close = useCallback(() => setOpen(null), []);
  useKeys({
    F3: () => {
      if (open === null) setOpen({ kind: 'manual' });
      return true;
    },
  });

  return (
    <>
      {open === null ? (
        <WaitingPanel
          waiting={waiting}
          timeZone={timeZone}
          onDecide={({ visit }, decision) => setOpen({ kind: 'decision', visit, decision })}
        />
      ) : null}
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
        <Button data-testid="manual-open" onClick={() => setOpen({ kind: 'manual' })}>
          <UserPlus aria-hidden size="1.25rem" />
          {live('manual')}
        </Button>
      </section>
      <EntryTable entries={entries} selection={selection} timeZone={timeZone} />
      <EntryDetail
        entry={selection.entry}
        onDecide={(visit, decision) => setOpen({ kind: 'decision', visit, decision })}
      />
      {open?.kind === 'decision' ? (
        <DecisionDialog visit={open.visit} decision={open.decision} onClose={close} />
      ) : null}
      {open?.kind === 'manual' ? (
        <Suspense>
          <ManualForm timeZone={timeZone} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
