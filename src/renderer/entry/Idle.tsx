import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import { clockTime, longDate, zoneName } from '../i18n/time.ts';
import { useSecondText, useText } from '../i18n/text.tsx';
import { Counts } from '../ui/Counts.tsx';
import { Inside } from '../ui/Inside.tsx';
import { useMinute } from '../ui/useMinute.ts';
import { Illustration } from './Illustration.tsx';
import { Notice, noticeOf } from './Notice.tsx';

interface Props {
  readonly kiosk: KioskState;
  readonly site: Site;
  /** Null: the officer has a screen of their own. */
  readonly onOfficer: (() => void) | null;
}

/** What stands between two scans: how to hold the phone, or what keeps the kiosk from scanning. */
export function Idle({ kiosk, site, onOfficer }: Props) {
  const { t } = useText();
  const notice = noticeOf(kiosk);
  return (
    <main
      className="idle layer"
      data-testid="idle"
      data-scanner-state={kiosk.scanner.state}
      data-exit={kiosk.presence.exitUntil !== null}
    >
      <header className="idle__head">
        <p className="idle__office">{site.name}</p>
        <Clock timeZone={site.timeZone} />
      </header>
      <div className="idle__drawing">
        <Illustration label={t('idle.illustration')} dim={notice !== null} />
      </div>
      <section className="idle__say">
        {notice ? (
          <Notice notice={notice} device={kiosk.scanner.device} />
        ) : (
          <Instruction what={kiosk.presence.exitUntil === null ? 'idle' : 'exit'} />
        )}
      </section>
      <footer className="idle__foot">
        <div className="idle__counts">
          <Counts today={kiosk.today} />
          <Inside presence={kiosk.presence} />
        </div>
        {onOfficer ? (
          <button type="button" className="idle__officer" data-testid="officer-open" onClick={onOfficer}>
            {t('role.petugas')}
            <kbd>F2</kbd>
          </button>
        ) : null}
      </footer>
    </main>
  );
}

function Instruction({ what }: { readonly what: 'idle' | 'exit' }) {
  const first = useText();
  const second = useSecondText();
  return (
    <>
      <h1 className="idle__instruction">{first.t(`${what}.instruction`)}</h1>
      <p className="idle__hint">{first.t(`${what}.hint`)}</p>
      <div className="idle__second" lang={second.language}>
        <p className="idle__second-title">{second.t(`${what}.instruction`)}</p>
        <p className="idle__second-hint">{second.t(`${what}.hint`)}</p>
      </div>
    </>
  );
}

function Clock({ timeZone }: { timeZone: string }) {
  const { language } = useText();
  const now = useMinute();
  return (
    <div className="idle__clock" data-testid="clock">
      <p>
        <time className="idle__time tabular" dateTime={now.toISOString()}>
          {clockTime(now, timeZone, language)}
        </time>
        <span className="idle__zone">{zoneName(timeZone, now)}</span>
      </p>
      <p className="idle__date">{longDate(now, timeZone, language)}</p>
    </div>
  );
}
