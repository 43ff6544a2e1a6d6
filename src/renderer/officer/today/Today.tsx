import { UserPlus } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { decide, useOfficer } from '../../stores/officer.ts';
import { Button } from '../../ui/Button.tsx';
import { Counts } from '../../ui/Counts.tsx';
import { Inside } from '../../ui/Inside.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { decidableOf } from '../decide/decidable.ts';
import { useLiveDeskText } from '../decide/texts.en.ts';
import { useMeant } from '../decide/useMeant.ts';
import { useWaiting } from '../decide/useWaiting.ts';
import { WaitingPanel } from '../decide/WaitingPanel.tsx';
import type { SectionProps } from '../section.ts';
import { useSelection } from '../useSelection.ts';
import { EntryDetail } from './EntryDetail.tsx';
import { EntryTable } from './EntryTable.tsx';
import { useEntries } from './useEntries.ts';
import '../decide/decide.css';
import './today.css';

const ManualForm = lazy(() =>
  import('../manual/ManualForm.tsx').then((module) => ({ default: module.ManualForm })),
);

/** Today's entries as they come, and who of them waits for a decision. */
export function Today({ kiosk, site: { timeZone } }: SectionProps) {
  const { t } = useLiveDeskText();
  const entries = useEntries(kiosk);
  const waiting = useWaiting(kiosk.waiting, kiosk.today.total);
  const selection = useSelection(entries.rows);
  const { entry, select } = selection;
  const { meant, standing } = useMeant();
  const first = useOfficer((store) => store.deciding.at(-1)?.visit.seq ?? null);
  const [typing, setTyping] = useState(false);
  const stop = useCallback(() => setTyping(false), []);
  const unchoose = useCallback(() => select(null), [select]);
  useLayoutEffect(() => {
    useOfficer.setState({ chosen: entry && decidableOf(entry) });
    return () => useOfficer.setState({ chosen: null });
  }, [entry]);
  // The keys are for whoever waits again.
  useEffect(
    () =>
      useOfficer.subscribe((now, before) => (now.decided?.nth !== before.decided?.nth ? unchoose() : null)),
    [unchoose],
  );
  useKeys({
    F3: () => {
      setTyping(true);
      return true;
    },
  });

  return (
    <>
      <WaitingPanel
        waiting={waiting}
        timeZone={timeZone}
        first={first ?? standing}
        meant={meant}
        onDecide={decide}
        onTurn={unchoose}
      />
      <section className="desk__counts">
        <Counts today={kiosk.today} />
        <Inside presence={kiosk.presence} />
        {entries.rows && entries.rows.length < kiosk.today.total ? (
          <p className="soft">{t('desk.shown', { shown: entries.rows.length, total: kiosk.today.total })}</p>
        ) : null}
        <Button data-testid="manual-open" onClick={() => setTyping(true)}>
          <UserPlus aria-hidden size="1.25rem" />
          {t('manual')}
        </Button>
      </section>
      <EntryTable entries={entries} total={kiosk.today.total} selection={selection} timeZone={timeZone} />
      <EntryDetail entry={entry} timeZone={timeZone} meant={meant} onDecide={decide} />
      {typing ? (
        <Suspense>
          <ManualForm timeZone={timeZone} onClose={stop} />
        </Suspense>
      ) : null}
    </>
  );
}
