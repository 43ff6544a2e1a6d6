import type { KioskState } from '#shared/domain/kiosk.ts';
import { useDeskText } from './texts.en.ts';
import { longDate } from '../i18n/time.ts';
import { Banner } from '../ui/Banner.tsx';

interface Props {
  readonly trust: KioskState['trust'];
  readonly timeZone: string;
}

/** What the officer should have IT see to, of a list of issuer keys that works: its age, and lists kept back. */
export function TrustNews({ trust, timeZone }: Props) {
  const { language, t } = useDeskText();
  return (
    <>
      {trust.stale && trust.importedAt !== null ? (
        <Banner data-testid="desk-trust-stale">
          {t('desk.trust.stale', { date: longDate(new Date(trust.importedAt), timeZone, language) })}
        </Banner>
      ) : null}
      {trust.pending.map(({ source, added, removed, proof }) => (
        <Banner key={source} data-testid="desk-trust-pending">
          {proof === 'invalid' ? t('desk.trust.false') : t('desk.trust.pending', { added, removed })}
        </Banner>
      ))}
    </>
  );
}
