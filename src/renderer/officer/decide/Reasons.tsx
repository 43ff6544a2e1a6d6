import { reasonsFor } from '#shared/domain/live-desk.ts';
import type { DecisionReason } from '#shared/domain/visit.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { useLiveDeskText } from './text.ts';

interface Props {
  readonly decision: 'admit' | 'deny';
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
export function Reasons({ decision, noted = '', problem, busy, onReason, onCancel }: Props) {
  const { t } = useLiveDeskText();
  const [other, setOther] = useState(false);
  const [note, setNote] = useState(noted);
  const [missing, setMissing] = useState(false);
  const reasons = reasonsFor(decision);

  const choose = (reason: DecisionReason) => {
    if (busy) return;
    if (reason === 'OTHER') setOther(true);
    else onReason(reason, noted);
  };
  const save = () => {
    if (busy) return;
    const said = note.trim();
    setMissing(said === '');
    if (said !== '') onReason('OTHER', said);
  };
  const keys = reasons.map((reason, place) => [String(place + 1), () => (choose(reason), true)] as const);
  useKeys(other ? {} : Object.fromEntries(keys));

  if (other) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field
          label={t('decide.note')}
          data-testid="decision-note"
          autoFocus
          maxLength={500}
          value={note}
          problem={missing ? t('decide.noteMissing') : (problem ?? undefined)}
          onChange={(event) => setNote(event.target.value)}
        />
        <div className="modal__actions">
          <Button onClick={onCancel}>{t('decide.cancel')}</Button>
          <Button look="primary" type="submit" data-testid="decision-save" disabled={busy}>
            {t('decide.save')}
          </Button>
        </div>
      </form>
    );
  }
  return (
    <>
      <ol className="decision__reasons">
        {reasons.map((reason, place) => (
          <li key={reason}>
            <Button
              className="decision__reason"
              data-testid={`reason-${reason}`}
              disabled={busy}
              onClick={() => choose(reason)}
            >
              <kbd className="key">{place + 1}</kbd>
              {t(`reason.${reason}`)}
            </Button>
          </li>
        ))}
      </ol>
      {problem ? (
        <p className="decision__problem" role="alert">
          {problem}
        </p>
      ) : null}
      <div className="modal__actions">
        <span className="decision__keys">{t('decide.keys')}</span>
        <Button data-first-focus onClick={onCancel}>
          {t('decide.cancel')}
        </Button>
      </div>
    </>
  );
}
