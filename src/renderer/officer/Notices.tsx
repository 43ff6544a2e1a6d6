import type { KioskState } from '#shared/domain/kiosk.ts';
import type { Site } from '#shared/domain/site.ts';
import { useDeskText } from './texts.en.ts';
import { Banner } from '../ui/Banner.tsx';
import { Alarm } from './Alarm.tsx';
import { ClockQuestion } from './ClockQuestion.tsx';
import { RulesUncertain } from './RulesUncertain.tsx';
import { TrustNews } from './TrustNews.tsx';

/** What is wrong with the kiosk, and what to do, whatever section is open. */
export function Notices({ kiosk, site }: { readonly kiosk: KioskState; readonly site: Site }) {
  const { t } = useDeskText();
  const { scanner } = kiosk;
  return (
    <>
      {kiosk.logFault ? (
        <Banner data-testid="desk-log-fault">
          {`${t(`fault.${kiosk.logFault}`)} ${t(`fault.${kiosk.logFault}.todo`)}`}
        </Banner>
      ) : null}
      {kiosk.scannerTest ? (
        <div className="desk-test">
          <Banner data-testid="desk-test">{`${t('notice.test')}. ${t('notice.test.todo')}`}</Banner>
        </div>
      ) : null}
      {scanner.state === 'connected' ? null : (
        <Banner data-testid="desk-scanner">
          {`${t(`notice.scanner.${scanner.state}`)}. ${t(`notice.scanner.${scanner.state}.todo`)}`}
        </Banner>
      )}
      {kiosk.trust.keys === 0 ? (
        <Banner data-testid="desk-trust">{`${t('notice.trust')}. ${t('notice.trust.todo')}`}</Banner>
      ) : null}
      {kiosk.alarm ? <Alarm alarm={kiosk.alarm} officer={kiosk.officer} timeZone={site.timeZone} /> : null}
      {kiosk.clockJump ? (
        <ClockQuestion jump={kiosk.clockJump} officer={kiosk.officer} timeZone={site.timeZone} />
      ) : null}
      {kiosk.backupLate ? <Banner data-testid="desk-backup">{t('desk.backupLate')}</Banner> : null}
      <TrustNews trust={kiosk.trust} timeZone={site.timeZone} />
      {kiosk.update && kiosk.officer?.role === 'admin' ? (
        <Banner data-testid="desk-update">
          {t(`desk.update.${kiosk.update.kind}`, { version: kiosk.update.version })}
        </Banner>
      ) : null}
      {kiosk.rulesUncertain ? <RulesUncertain officer={kiosk.officer} /> : null}
      {kiosk.policyFallback ? <Banner data-testid="desk-policy">{t('desk.policyFallback')}</Banner> : null}
    </>
  );
}
