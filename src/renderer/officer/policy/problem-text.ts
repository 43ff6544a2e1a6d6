import type { PolicyProblem } from '#shared/domain/policy.ts';
import type { Translator } from '#shared/messages/translate.ts';
import type { PolicyKey } from './texts.id.ts';

/** A problem in people's words. */
export function problemText({ code, path, message }: PolicyProblem, t: Translator<PolicyKey>): string {
  if (code === 'WINDOW_EMPTY') {
    if (path === 'recovery.untilDay') return t('problem.recoveryEnd');
    return t(path === 'recovery.fromDay' ? 'problem.recoveryStart' : 'problem.validity');
  }
  return t(`problem.${code}`, { message });
}
