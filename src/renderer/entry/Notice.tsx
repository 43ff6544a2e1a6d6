import type { KioskState, LogFault, ScannerStatus } from '#shared/domain/kiosk.ts';
import { useSecondText, useText, type Translate } from '../i18n/text.tsx';

/** What keeps the kiosk from doing its work: the worst of it, for one screen says one thing. */
export type NoticeKind =
  | { readonly of: 'log'; readonly fault: LogFault }
  | { readonly of: 'scanner'; readonly state: Exclude<ScannerStatus['state'], 'connected'> }
  | { readonly of: 'test' }
  | { readonly of: 'trust' };

/** A log that takes no entry is worse than no scanner, and both are worse than an empty trust list. */
export function noticeOf(
  kiosk: Pick<KioskState, 'logFault' | 'scanner' | 'scannerTest' | 'trust'>,
): NoticeKind | null {
  if (kiosk.logFault) return { of: 'log', fault: kiosk.logFault };
  if (kiosk.scannerTest) return { of: 'test' };
  if (kiosk.scanner.state !== 'connected') return { of: 'scanner', state: kiosk.scanner.state };
  return kiosk.trust.keys === 0 ? { of: 'trust' } : null;
}

/** Stands where the instruction stands. */
export function Notice({ notice, device }: { notice: NoticeKind; device: string | null }) {
  const first = useText();
  const second = useSecondText();
  return (
    <>
      <div className="notice" role="alert" data-testid="notice" data-notice={notice.of}>
        <h1 className="notice__title">{title(notice, first.t)}</h1>
        <p className="notice__visitor">{first.t('notice.visitor')}</p>
        <p className="notice__todo">{todo(notice, first.t)}</p>
        {notice.of === 'scanner' && device !== null ? (
          <p className="notice__device">{first.t('notice.device', { device })}</p>
        ) : null}
      </div>
      <div className="idle__second" lang={second.language}>
        <p className="idle__second-title">{title(notice, second.t)}</p>
        <p className="idle__second-hint">{second.t('notice.visitor')}</p>
      </div>
    </>
  );
}

function title(notice: NoticeKind, t: Translate): string {
  switch (notice.of) {
    case 'log':
      return t('fault.title');
    case 'scanner':
      return t(`notice.scanner.${notice.state}`);
    case 'test':
      return t('notice.test');
    case 'trust':
      return t('notice.trust');
  }
}

function todo(notice: NoticeKind, t: Translate): string {
  switch (notice.of) {
    case 'log':
      return `${t(`fault.${notice.fault}`)} ${t(`fault.${notice.fault}.todo`)}`;
    case 'scanner':
      return t(`notice.scanner.${notice.state}.todo`);
    case 'test':
      return t('notice.test.todo');
    case 'trust':
      return t('notice.trust.todo');
  }
}
