import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import { Idle } from './entry/Idle.tsx';
import { Preparing } from './entry/Preparing.tsx';
import { ScanOverlay } from './entry/ScanOverlay.tsx';
import { Wait } from './entry/Wait.tsx';
import { useScreen } from './stores/screen.ts';
import { useStanding } from './stores/useStanding.ts';

/** A display that is the visitors' own: nothing of the officer's ever comes on it. */
export function VisitorScreen({ kiosk }: { readonly kiosk: KioskState }) {
  return kiosk.site ? <AtTheDoor kiosk={kiosk} site={kiosk.site} /> : <Preparing />;
}

function AtTheDoor({ kiosk, site }: { readonly kiosk: KioskState; readonly site: Site }) {
  const shown = useScreen((store) => store.current);
  useStanding(shown, site.display);
  return (
    <>
      <Idle kiosk={kiosk} site={site} onOfficer={null} />
      {shown ? <ScanOverlay shown={shown} site={site} shared={false} /> : null}
      {kiosk.busy ? <Wait /> : null}
    </>
  );
}
