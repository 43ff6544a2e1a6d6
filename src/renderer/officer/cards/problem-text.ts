import type { Refusal } from '#shared/ipc/contract.ts';
import type { Translator } from '#shared/messages/translate.ts';
import type { CardsKey } from '../../i18n/cards.id.ts';

/** Why something was refused, in words. */
export function problemText(code: Refusal, t: Translator<CardsKey>): string {
  return code === 'KEY_FILE_INVALID' || code === 'KEY_FILE_THERE' || code === 'FILE_NOT_WRITTEN'
    ? t(`failed.${code}`)
    : t('failed', { code });
}
