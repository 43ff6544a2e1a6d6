import type { Refusal } from '#shared/ipc/contract.ts';
import type { useOfficersText } from './texts.en.ts';

/** Why a change of an account was refused. */
export function refusalText(t: ReturnType<typeof useOfficersText>['t'], code: Refusal): string {
  switch (code) {
    case 'PIN_TAKEN':
    case 'PIN_WEAK':
    case 'LAST_ADMIN':
    case 'PIN_WRONG':
    case 'PIN_LOCKED':
    case 'CODE_WRONG':
      return t(`failed.${code}`);
    default:
      return t('notSaved', { code });
  }
}
