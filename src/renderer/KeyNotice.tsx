import { useEffect } from 'react';
import { useText } from './i18n/text.tsx';
import { useOfficer } from './stores/officer.ts';

/** So long a sentence stands that nobody has to answer. */
const STANDS_MS = 6000;

/** Why a key of the officer's did nothing: whom it was of by number alone, for visitors read it too. */
export function KeyNotice() {
  const { t } = useText();
  const unheard = useOfficer((store) => store.unheard);
  useEffect(() => {
    if (!unheard) return;
    const end = () => useOfficer.setState({ unheard: null });
    const timer = setTimeout(end, STANDS_MS);
    // Whoever goes on has read it.
    window.addEventListener('keydown', end, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', end, { capture: true });
    };
  }, [unheard]);
  if (!unheard) return null;
  const { why, decision, seq } = unheard;
  return (
    <p className="key-notice" role="status" data-testid="key-notice" data-why={why}>
      {t(`key.${why}`, { key: decision === 'admit' ? 'F4' : 'F8', seq: seq ?? 0 })}
    </p>
  );
}
