import type { PresenceState } from '#shared/domain/kiosk.ts';
import { Users } from 'lucide-react';
import { useText } from '../i18n/text.tsx';

/** How many are inside, and how many may be; nothing where the office does not keep it. */
export function Inside({ presence: { enabled, inside, capacity } }: { readonly presence: PresenceState }) {
  const { t } = useText();
  if (!enabled) return null;
  const full = capacity !== null && inside >= capacity;
  return (
    <p className="inside-count" data-testid="inside-count" data-inside={inside} data-full={full}>
      <Users aria-hidden size="1.2em" />
      <span className="tabular">
        {capacity === null ? t('presence.inside', { inside }) : t('presence.insideOf', { inside, capacity })}
      </span>
      {full ? <strong>{t('presence.full')}</strong> : null}
    </p>
  );
}
