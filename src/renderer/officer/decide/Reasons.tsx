import { isReasonFor, needsNote, reasonsFor } from '#shared/domain/live-desk.ts';
import type { Category } from '#shared/domain/verdict.ts';
import type { DecisionReason, OfficerDecision } from '#shared/domain/visit.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { DialogForm } from '../../ui/FormDialog.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { useLiveDeskText } from './texts.en.ts';

interface Props {
  readonly decision: OfficerDecision;
  readonly category: Category;
  /** What was noted already. */
  readonly noted?: string;
  /** Why it could not be kept; null where nothing is wrong. */
  readonly problem: string | null;
  readonly busy: boolean;
  /** `note` is empty where none was written. */
  readonly onReason: (reason: DecisionReason, note: string) => void;
  readonly onCancel: () => void;
}

/** Why: one key for each usual reason, words for any other. */
export function Reasons({ decision, category, noted = '', problem, busy, onReason, onCancel }: Props) {
  const { t } = useLiveDeskText();
  /** The reason for which words are asked; null while none is chosen. */
  const [explaining, setExplaining] = useState<DecisionReason | null>(null);
  const [note, setNote] = useState(noted);
  const [missing, setMissing] = useState(false);
  const reasons = reasonsFor(decision).flatMap((reason, place) =>
    // A reason has the same key wherever it is offered.
    isReasonFor({ category, decision, reason }) ? [{ reason, key: String(place + 1) }] : [],
  );

  const choose = (reason: DecisionReason) => {
    if (busy) return;
    if (reason === 'OTHER' || (needsNote({ category, decision, reason }) && noted === ''))
      setExplaining(reason);
    else onReason(reason, noted);
  };
  const save = (reason: DecisionReason) => {
    if (busy) return;
    const said = note.trim();
    setMissing(said === '');
    if (said !== '') onReason(reason, said);
  };
  const keys = reasons.map(({ reason, key }) => [key, () => (choose(reason), true)] as const);
  useKeys(explaining ? {} : Object.fromEntries(keys));

  if (explaining) {
    return (
      <DialogForm
        save={t('decide.save')}
        saveTestId="decision-save"
        disabled={busy}
        onSave={() => save(explaining)}
        onCancel={onCancel}
      >
        <Field
          label={t(`reason.${explaining}`)}
          data-testid="decision-note"
          autoFocus
          maxLength={500}
          value={note}
          problem={missing ? t('problem.note') : (problem ?? undefined)}
          onChange={(event) => setNote(event.target.value)}
        />
      </DialogForm>
    );
  }
  return (
    <>
      <ol className="decision__reasons">
        {reasons.map(({ reason, key }) => (
          <li key={reason}>
            <Button
              className="decision__reason"
              data-testid={`reason-${reason}`}
              disabled={busy}
              onClick={() => choose(reason)}
            >
              <kbd className="key">{key}</kbd>
              {t(`reason.${reason}`)}
              {reason === 'OTHER' ? '…' : null}
            </Button>
          </li>
        ))}
      </ol>
      {problem ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="modal__actions">
        <span className="soft decision__keys">{t('decide.keys')}</span>
        <Button data-first-focus onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}
