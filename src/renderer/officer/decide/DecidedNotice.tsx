import { shownName } from '#shared/domain/person-name.ts';
import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { useOfficer } from '../../stores/officer.ts';
import { useLiveDeskText } from './texts.en.ts';

/** So long the word stands that a decision is on record. */
const STANDS_MS = 10_000;

/** Who was decided last, and how: on record, whether or not the visitor is before a screen still. */
export function DecidedNotice() {
  const { t } = useLiveDeskText();
  const decided = useOfficer((store) => store.decided);
  const standing = decided !== null && !decided.read;
  useEffect(() => {
    if (!standing) return;
    const timer = setTimeout(
      () => useOfficer.setState((state) => ({ decided: state.decided && { ...state.decided, read: true } })),
      STANDS_MS,
    );
    return () => clearTimeout(timer);
  }, [standing, decided?.nth]);
  if (!standing) return null;
  const { seq, decision, name } = decided;
  return (
    <p className="decided" role="status" data-testid="decided" data-seq={seq} data-decision={decision}>
      <Check aria-hidden size="1.25rem" />
      {t(`decided.${decision}`, { seq, name: name === null ? t('waiting.noName') : shownName(name) })}
    </p>
  );
}
