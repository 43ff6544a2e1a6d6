import { reasonsFor } from '#shared/domain/live-desk.ts';
import type { DecisionReason, Visit } from '#shared/domain/visit.ts';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { useLiveDeskText } from './text.ts';

interface Props {
  readonly visit: Visit;
  readonly decision: 'admit' | 'deny';
  readonly onClose: () => void;
}

/** Why: one key for each usual reason, words for any other. */
export function DecisionDialog({ visit, decision, onClose }: Props) {
  const { t } = useLiveDeskText();
  const client = useClient();
  const [other, setOther] = useState(false);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const reasons = reasonsFor(decision);

  const decide = (reason: DecisionReason) => {
    if (busy) return;
    if (reason === 'OTHER' && !other) {
      setOther(true);
      return;
    }
    const said = note.trim();
    if (reason === 'OTHER' && said === '') {
      setProblem(t('decide.noteMissing'));
      return;
    }
    setBusy(true);
    const request = { seq: visit.seq, decision, reason, ...(said === '' ? {} : { note: said }) };
    client.request('desk.decide', request).then(onClose, (error: unknown) => {
      setBusy(false);
      setProblem(t('failed', { code: refusalOf(error) }));
    });
  };
  useKeys(
    other
      ? {}
      : Object.fromEntries(
          reasons.map((reason, place) => [
            String(place + 1),
            () => {
              decide(reason);
              return true;
            },
          ]),
        ),
  );

  return (
    <Modal title={t(`decide.${decision}`)} testId="decision" onClose={onClose}>
      <p className="decision__of">
        {t('decide.of', { seq: visit.seq, name: visit.holder?.name ?? t('waiting.noName') })}
      </p>
      {other ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            decide('OTHER');
          }}
        >
          <Field
            label={t('decide.note')}
            data-testid="decision-note"
            autoFocus
            maxLength={500}
            value={note}
            problem={problem}
            onChange={(event) => setNote(event.target.value)}
          />
          <div className="modal__actions">
            <Button onClick={onClose}>{t('decide.cancel')}</Button>
            <Button look="primary" type="submit" data-testid="decision-save" disabled={busy}>
              {t('decide.save')}
            </Button>
          </div>
        </form>
      ) : (
        <>
          <ol className="decision__reasons">
            {reasons.map((reason, place) => (
              <li key={reason}>
                <Button
                  className="decision__reason"
                  data-testid={`reason-${reason}`}
                  autoFocus={place === 0}
                  disabled={busy}
                  onClick={() => decide(reason)}
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
            <Button onClick={onClose}>{t('decide.cancel')}</Button>
          </div>
        </>
      )}
    </Modal>
  );
}
