import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Site } from '#shared/domain/site.ts';
import { LogOut, ScrollText } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { clockTime, longDate, zoneName } from '../i18n/time.ts';
import { useText } from '../i18n/text.tsx';
import { useClient } from '../ipc/context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Counts } from '../ui/Counts.tsx';
import { useIdle } from '../ui/useIdle.ts';
import { useMinute } from '../ui/useMinute.ts';
import { EntryDetail } from './EntryDetail.tsx';
import { EntryTable } from './EntryTable.tsx';
import { IDLE_MS } from './idle.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { TrustNews } from './TrustNews.tsx';
import { useEntries } from './useEntries.ts';
import { useSelection } from './useSelection.ts';
import { VerdictStrip } from './VerdictStrip.tsx';
import './officer.css';

interface Props {
  readonly kiosk: KioskState;
  readonly site: Site;
  readonly officer: Officer;
}

// Only an admin opens it, and seldom.
const PolicyEditor = lazy(() =>
  import('./policy/PolicyEditor.tsx').then((module) => ({ default: module.PolicyEditor })),
);

/** The desk of the officer who is signed in: today's entries, and for an admin the rules. */
export function Desk(props: Props) {
  const [atRules, setAtRules] = useState(false);
  const close = useCallback(() => setAtRules(false), []);
  if (atRules) {
    return (
      <Suspense>
        <PolicyEditor site={props.site} officer={props.officer} onClose={close} />
      </Suspense>
    );
  }
  return <EntriesDesk {...props} onRules={() => setAtRules(true)} />;
}

/** Today's entries. */
function EntriesDesk({ kiosk, site, officer, onRules }: Props & { readonly onRules: () => void }) {
  const { language, t } = useText();
  const client = useClient();
  const now = useMinute();
  const entries = useEntries(kiosk.today);
  const selection = useSelection(entries.rows);
  const [signOutFailed, setSignOutFailed] = useState(false);

  const signOut = () => {
    client.request('officer.signOut').then(
      () => setSignOutFailed(false),
      () => setSignOutFailed(true),
    );
  };
  useIdle(IDLE_MS, signOut);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      client.request('officer.signOut').catch(() => setSignOutFailed(true));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [client]);

  const { timeZone } = site;
  const where = `${longDate(now, timeZone, language)} · ${clockTime(now, timeZone, language)} ${zoneName(timeZone, now)} · ${site.name}`;
  const { scanner } = kiosk;
  return (
    <main className="desk layer" data-testid="desk">
      <header className="desk__head">
        <div className="desk__titles">
          <h1 className="desk__title">{t('desk.title')}</h1>
          <p className="desk__where" title={where}>
            {where}
          </p>
        </div>
        <p className="desk__officer">{t('desk.officer', { name: officer.name })}</p>
        <LanguageSwitch />
        <Button data-testid="sign-out" onClick={signOut}>
          <LogOut aria-hidden size="1.25rem" />
          {t('desk.signOut')}
        </Button>
      </header>
      <VerdictStrip timeZone={timeZone} />
      {kiosk.logFault ? (
        <Banner data-testid="desk-log-fault">
          {`${t(`fault.${kiosk.logFault}`)} ${t(`fault.${kiosk.logFault}.todo`)}`}
        </Banner>
      ) : null}
      {scanner.state === 'connected' ? null : (
        <Banner data-testid="desk-scanner">
          {`${t(`notice.scanner.${scanner.state}`)}. ${t(`notice.scanner.${scanner.state}.todo`)}`}
        </Banner>
      )}
      {kiosk.trust.keys === 0 ? (
        <Banner data-testid="desk-trust">{`${t('notice.trust')}. ${t('notice.trust.todo')}`}</Banner>
      ) : null}
      <TrustNews trust={kiosk.trust} timeZone={timeZone} />
      {kiosk.policyFallback ? <Banner data-testid="desk-policy">{t('desk.policyFallback')}</Banner> : null}
      {signOutFailed ? <Banner>{t('desk.signOutFailed')}</Banner> : null}
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
        {officer.role === 'admin' ? (
          <Button look="quiet" data-testid="policy-open" onClick={onRules}>
            <ScrollText aria-hidden size="1.25rem" />
            {t('desk.rules')}
          </Button>
        ) : null}
      </section>
      <EntryTable entries={entries} selection={selection} timeZone={timeZone} />
      <EntryDetail entry={selection.entry} />
    </main>
  );
}
