import { entryShown } from '#shared/domain/kiosk.ts';
import { whoIsMeant } from '../../stores/meant.ts';
import { useOfficer } from '../../stores/officer.ts';
import { useScreen } from '../../stores/screen.ts';

/** The entry of whom F4 and F8 are now, and of whoever stands before the visitors' screen; null: none. */
export function useMeant(): { readonly meant: number | null; readonly standing: number | null } {
  const standing = useScreen((store) => store.current?.screen ?? null);
  const chosen = useOfficer((store) => store.chosen);
  const panel = useOfficer((store) => store.panel);
  const meant = whoIsMeant({ standing, chosen, panel });
  return {
    meant: typeof meant === 'string' ? null : meant.seq,
    standing: standing && entryShown(standing),
  };
}
