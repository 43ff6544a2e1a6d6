import type { Visit } from '#shared/domain/visit.ts';
import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useCallback, useState } from 'react';
import { useText } from '../../i18n/text.tsx';
import { useOfficer } from '../../stores/officer.ts';
import { Button } from '../../ui/Button.tsx';
import { Counts } from '../../ui/Counts.tsx';
import { Inside } from '../../ui/Inside.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { DecisionDialog } from '../decide/DecisionDialog.tsx';
import { useLiveDeskText } from '../decide/text.ts';
import { useWaiting } from '../decide/useWaiting.ts';
import { WaitingPanel } from '../decide/WaitingPanel.tsx';
import type { SectionProps } from '../sections.ts';
import { useSelection } from '../useSelection.ts';
import { EntryDetail } from './EntryDetail.tsx';
import { EntryTable } from './EntryTable.tsx';
import { useEntries } from './useEntries.ts';
import '../decide/decide.css';
import './today.css';

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
  const entries = useEntries(kiosk);
  const waiting = useWaiting(kiosk.waiting, kiosk.today.total);
  const selection = useSelection(entries.rows);
  const deciding = useOfficer((store) => store.deciding);
  const [chosen, setChosen] = useState<Open | null>(null);
  // What was pressed on the visitor's screen is answered first, unless something else is open already.
  const asked = waiting.find(({ visit }) => visit.seq === deciding?.seq);
  const open: Open | null =
    chosen ??
    (asked && deciding ? { kind: 'decision', visit: asked.visit, decision: deciding.decision } : null);
  const close = useCallback(() => {
    setChosen(null);
    useOfficer.setState({ deciding: null });
  }, []);
  const decide = (visit: Visit, decision: 'admit' | 'deny') =>
    setChosen({ kind: 'decision', visit, decision });
  useKeys({
    F3: () => {
      if (open === null) setChosen({ kind: 'manual' });
      return true;
    },
  });

  return (
    <>
      <WaitingPanel
        waiting={waiting}
        timeZone={timeZone}
        first={deciding?.seq ?? null}
        active={open === null}
        onDecide={({ visit }, decision) => decide(visit, decision)}
      />
      <section className="desk__counts">
        <Counts today={kiosk.today} />
        <Inside presence={kiosk.presence} />
        {entries.rows && entries.rows.length < kiosk.today.total ? (
          <p className="desk__shown">
            {t('desk.shown', { shown: entries.rows.length, total: kiosk.today.total })}
          </p>
        ) : null}
        <Button data-testid="manual-open" onClick={() => setChosen({ kind: 'manual' })}>
          <UserPlus aria-hidden size="1.25rem" />
          {live('manual')}
        </Button>
      </section>
      <EntryTable entries={entries} total={kiosk.today.total} selection={selection} timeZone={timeZone} />
      <EntryDetail entry={selection.entry} timeZone={timeZone} onDecide={decide} />
      {open?.kind === 'decision' ? (
        <DecisionDialog key={open.visit.seq} visit={open.visit} decision={open.decision} onClose={close} />
      ) : null}
      {open?.kind === 'manual' ? (
        <Suspense>
          <ManualForm timeZone={timeZone} onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
