import type { PolicyOverview, PolicyTryOut } from '#shared/domain/policy-desk.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { usePolicyText } from './texts.en.ts';
import { TryOut } from './TryOut.tsx';

/** First a policy is tried, then it may be made active. */
export type Step = 'try' | 'activate';

interface Props {
  readonly active: PolicyOverview['active'];
  readonly changed: boolean;
  readonly errors: number;
  readonly busy: boolean;
  readonly step: Step;
  /** Of the draft as it is. */
  readonly result: PolicyTryOut | null;
  /** There was a try-out, and the draft has changed since. */
  readonly stale: boolean;
  readonly refusal: { readonly step: Step; readonly code: Refusal } | null;
  /** The version that was just made active. */
  readonly done: number | null;
  readonly note: string;
  readonly timeZone: string;
  readonly onNote: (note: string) => void;
  readonly onDiscard: () => void;
  readonly onProceed: () => void;
}

/** What is in force, what has changed, and the one next step. */
export function SidePanel(props: Props) {
  const { active, changed, errors, step, result } = props;
  const { language, t } = usePolicyText();
  return (
    <aside className="pside" aria-label={t('active')}>
      <div className="pside__top">
        <p className="soft">{t('active')}</p>
        <p className="pside__active">{active.policy.title[language]}</p>
        <p className="soft">
          {active.version === 0 ? t('builtIn') : t('version', { version: active.version })}
        </p>
        <p className="pside__state" role="status" data-testid="policy-state">
          {props.done === null
            ? t(changed ? 'change.some' : 'change.none')
            : t('change.done', { version: props.done })}
        </p>
        {changed ? (
          <Button
            look="quiet"
            className="pside__discard"
            data-testid="policy-reset"
            onClick={props.onDiscard}
          >
            {t('change.discard')}
          </Button>
        ) : null}
      </div>
      <div
        className="pside__result"
        role="region"
        aria-label={t('try.title')}
        aria-live="polite"
        tabIndex={0}
      >
        {result ? (
          <TryOut result={result} timeZone={props.timeZone} />
        ) : (
          <p className="soft">{t(!changed ? 'try.idle' : props.stale ? 'try.stale' : 'try.hint')}</p>
        )}
      </div>
      {changed ? (
        <div className="pside__next">
          {errors > 0 ? (
            <p className="policy__problem" data-testid="policy-errors" data-count={errors}>
              {t('change.stuck', { count: errors })}
            </p>
          ) : null}
          {props.refusal ? (
            <p className="policy__problem" role="alert">
              {t(props.refusal.step === 'try' ? 'try.failed' : 'change.failed', { code: props.refusal.code })}
            </p>
          ) : null}
          {step === 'activate' ? (
            <Field
              label={t('try.note')}
              maxLength={200}
              placeholder={t('try.note.hint')}
              data-testid="policy-note"
              value={props.note}
              onChange={(event) => props.onNote(event.target.value)}
            />
          ) : null}
          <Button
            look="primary"
            disabled={props.busy}
            data-testid={step === 'try' ? 'policy-try' : 'policy-activate'}
            onClick={props.onProceed}
          >
            {step === 'try'
              ? t(props.busy ? 'try.running' : 'try.run')
              : t(props.busy ? 'try.activating' : 'try.activate')}
          </Button>
        </div>
      ) : null}
      <p className="pside__keys">{t('keys')}</p>
    </aside>
  );
}
