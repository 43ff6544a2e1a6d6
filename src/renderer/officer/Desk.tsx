import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Officer } from '#shared/domain/officer.ts';
import type { Site } from '#shared/domain/site.ts';
import { KeyRound, LogOut } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { clockTime, longDate, zoneName } from '../i18n/time.ts';
import { useDeskText } from './texts.en.ts';
import { useClient } from '../ipc/context.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useOfficer } from '../stores/officer.ts';
import { DESK_IDLE_MS, useIdle } from '../ui/useIdle.ts';
import { useMinute } from '../ui/useMinute.ts';
import { useUnheardKeys } from '../ui/useUnheardKeys.ts';
import { DecidedNotice } from './decide/DecidedNotice.tsx';
import { Decisions } from './decide/Decisions.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { Notices } from './Notices.tsx';
import { Rail } from './Rail.tsx';
import type { Section } from './section.ts';
import { INSIDE, SECTIONS, sectionsFor } from './sections.ts';
import { VerdictStrip } from './VerdictStrip.tsx';
import '../ui/layout.css';
import './officer.css';

interface Props {
  readonly kiosk: KioskState;
  readonly site: Site;
  readonly officer: Officer;
}

const CardDialog = lazy(() =>
  import('./provisioning/CardDialog.tsx').then((module) => ({ default: module.CardDialog })),
);
const PinForm = lazy(() => import('./officers/PinForm.tsx').then((module) => ({ default: module.PinForm })));

/** The desk of the officer who is signed in: the last scan, what needs seeing to, and one section at a time. */
export function Desk(props: Props) {
  const { kiosk, site, officer } = props;
  const { t } = useDeskText();
  const client = useClient();
  const sections = useMemo(() => sectionsFor(officer.role), [officer.role]);
  const [current, setCurrent] = useState<Section>(() =>
    useOfficer.getState().evacuating ? INSIDE : SECTIONS[0],
  );
  const [changingPin, setChangingPin] = useState(false);
  const [signOutFailed, setSignOutFailed] = useState(false);
  const close = useCallback(() => setCurrent(SECTIONS[0]), []);
  const signOut = useCallback(() => {
    client.request('officer.signOut').then(
      () => setSignOutFailed(false),
      () => setSignOutFailed(true),
    );
  }, [client]);
  useIdle(DESK_IDLE_MS, signOut);
  // F9 prints from its section. A decision is made over whatever is open: nothing of it is lost.
  useEffect(
    () =>
      useOfficer.subscribe(({ evacuating }) => {
        if (evacuating) setCurrent(INSIDE);
      }),
    [],
  );
  useUnheardKeys((event) => {
    if (event.key === 'Escape' && !event.repeat && !current.whole) signOut();
  });

  const content = (
    <Suspense fallback={<p className="desk__loading">{t('desk.opening')}</p>}>
      <current.component {...props} onClose={close} />
    </Suspense>
  );
  // Whatever an admin is at: a card that was scanned is in their hand.
  const dialog =
    kiosk.siteCard && officer.role === 'admin' ? (
      <Suspense>
        <CardDialog card={kiosk.siteCard} site={site} />
      </Suspense>
    ) : null;
  if (current.whole)
    return (
      <>
        {content}
        {dialog}
        <Decisions />
      </>
    );
  return (
    <main className="desk layer" data-testid="desk" data-section={current.id}>
      <header className="desk__head">
        <Where site={site} title={t(current.title)} />
        <p className="desk__officer">{t('desk.officer', { name: officer.name })}</p>
        <LanguageSwitch />
        <Button look="quiet" data-testid="own-pin" onClick={() => setChangingPin(true)}>
          <KeyRound aria-hidden size="1.25rem" />
          {t('desk.pin')}
        </Button>
        <Button data-testid="sign-out" onClick={signOut}>
          <LogOut aria-hidden size="1.25rem" />
          {t('desk.signOut')}
        </Button>
      </header>
      <div className="desk__body">
        <Rail sections={sections} current={current} onChoose={setCurrent} />
        <div className="desk__section">
          <VerdictStrip timeZone={site.timeZone} placeKept={current === SECTIONS[0]} />
          <DecidedNotice />
          <Notices kiosk={kiosk} site={site} />
          {signOutFailed ? <Banner>{t('desk.signOutFailed')}</Banner> : null}
          {content}
        </div>
      </div>
      {dialog}
      <Decisions />
      {changingPin ? (
        <Suspense>
          <PinForm other={null} onClose={() => setChangingPin(false)} />
        </Suspense>
      ) : null}
    </main>
  );
}

function Where({ site: { timeZone, name }, title }: { readonly site: Site; readonly title: string }) {
  const { language } = useDeskText();
  const now = useMinute();
  const where = `${longDate(now, timeZone, language)} · ${clockTime(now, timeZone, language)} ${zoneName(timeZone, now)} · ${name}`;
  return (
    <div className="desk__titles">
      <h1 className="desk__title">{title}</h1>
      <p className="desk__where" title={where}>
        {where}
      </p>
    </div>
  );
}
