import { PrintedName } from '#shared/domain/office.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { problemText } from './problem-text.ts';
import { useCardsText } from './texts.en.ts';

interface Props {
  readonly problem: Refusal | null;
  readonly onSave: (issuer: string) => void;
  readonly onClose: () => void;
}

/** A new key: who signs, and then where its file goes. */
export function NewKey({ problem, onSave, onClose }: Props) {
  const { t } = useCardsText();
  const [issuer, setIssuer] = useState('');
  const [tried, setTried] = useState(false);
  const named = PrintedName.safeParse(issuer);
  const wrong = tried && !named.success;
  return (
    <Modal title={t('key.new.title')} testId="new-key" onClose={onClose}>
      <p>{t('key.new.note')}</p>
      <form
        className="cards__issuer-form"
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (named.success) onSave(named.data);
        }}
      >
        <Field
          autoFocus
          label={t('key.new.issuer')}
          note={t('key.new.issuerNote')}
          problem={wrong ? t('key.new.issuerWrong') : null}
          maxLength={120}
          data-testid="new-key-issuer"
          value={issuer}
          onChange={(event) => setIssuer(event.target.value)}
        />
        {problem === null ? null : (
          <p className="cards__problem" role="alert" data-testid="new-key-problem" data-code={problem}>
            {problemText(problem, t)}
          </p>
        )}
        <div className="modal__actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" type="submit" data-testid="new-key-save">
            {t('key.new.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
