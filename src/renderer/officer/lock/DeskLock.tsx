import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import { clockTime, longDate, zoneName } from '../../i18n/time.ts';
import { useDeskText } from '../texts.en.ts';
import type { Shown } from '../../stores/screen.ts';
import { Counts } from '../../ui/Counts.tsx';
import { Inside } from '../../ui/Inside.tsx';
import { useMinute } from '../../ui/useMinute.ts';
import { Notices } from '../Notices.tsx';
import { PinEntry } from '../PinPad.tsx';
import { Standing } from './Standing.tsx';
import './lock.css';

interface Props {
  readonly kiosk: KioskState;
  readonly site: Site;
  readonly shown: Shown | null;
}

/**
 * The officer's own display while nobody is signed in: what stands on the visitors', so that the name can be matched
 * without turning around; what is wrong with the kiosk; and what asks for the PIN.
 */
export function DeskLock({ kiosk, site, shown }: Props) {
  const { language, t } = useDeskText();
  const now = useMinute();
  return (
    <main className="lock layer" data-testid="desk-lock">
      <div className="lock__door">
        <header className="lock__head">
          <p className="lock__office">{site.name}</p>
          <p className="soft">
            {`${longDate(now, site.timeZone, language)} · `}
            <span className="tabular">{`${clockTime(now, site.timeZone, language)} ${zoneName(site.timeZone, now)}`}</span>
          </p>
        </header>
        {shown ? (
          <Standing key={shown.showing} shown={shown} />
        ) : (
          <section className="lock__quiet" data-testid="lock-quiet">
            <h1 className="lock__title">{t('lock.title')}</h1>
            <p className="lock__hint">{t('lock.hint')}</p>
          </section>
        )}
        <div className="lock__notices">
          <Notices kiosk={kiosk} site={site} />
        </div>
        <footer className="lock__foot">
          <Counts today={kiosk.today} />
          <Inside presence={kiosk.presence} />
        </footer>
      </div>
      <div className="lock__pin">
        <PinEntry onClose={null} />
      </div>
    </main>
  );
}
