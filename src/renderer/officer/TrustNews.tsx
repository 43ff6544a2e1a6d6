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
      {trust.stale.map(({ source, importedAt }) => (
        <Banner key={source} data-testid="desk-trust-stale">
          {t('desk.trust.stale', {
            list: source,
            date: longDate(new Date(importedAt), timeZone, language),
          })}
        </Banner>
      ))}
      {trust.pending.map(({ source, of, added, removed, why }) => (
        <Banner key={source} data-testid="desk-trust-pending" data-why={why.join(' ')}>
          {t(`desk.trust.pending.${of}`, { list: source, added, removed })}{' '}
          {why.map((each) => t(`desk.trust.why.${each}`)).join(' ')}
        </Banner>
      ))}
    </>
  );
}
