import type { Refusal } from '#shared/ipc/contract.ts';
import { featureText } from '../../i18n/feature-text.ts';
import { officersEn } from '../../i18n/officers.en.ts';
import { officersId } from '../../i18n/officers.id.ts';

/** The language of the screen and what says the accounts' strings. */
export const useOfficersText = featureText({ id: officersId, en: officersEn });

type Say = ReturnType<typeof useOfficersText>['t'];

/** Why a change of an account was refused. */
export function refusalText(t: Say, code: Refusal): string {
  switch (code) {
    case 'PIN_TAKEN':
    case 'PIN_WEAK':
    case 'LAST_ADMIN':
    case 'PIN_WRONG':
    case 'PIN_LOCKED':
    case 'CODE_WRONG':
      return t(`failed.${code}`);
    default:
      return t('failed', { code });
  }
}
