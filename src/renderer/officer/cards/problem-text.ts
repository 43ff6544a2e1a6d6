import type { Refusal } from '#shared/ipc/contract.ts';
import type { useCardsText } from './texts.en.ts';

/** Why something was refused, in words. */
export function problemText(code: Refusal, t: ReturnType<typeof useCardsText>['t']): string {
  switch (code) {
    case 'KEY_FILE_INVALID':
    case 'KEY_FILE_THERE':
    case 'FILE_NOT_WRITTEN':
    case 'POLICY_INVALID':
    case 'POLICY_NOT_USABLE':
      return t(`failed.${code}`);
    default:
      return t('failed', { code });
  }
}
