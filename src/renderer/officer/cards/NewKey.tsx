import { PrintedName } from '#shared/domain/office.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { useState } from 'react';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
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
    <FormDialog
      title={t('key.new.title')}
      testId="new-key"
      save={t('key.new.save')}
      saveTestId="new-key-save"
      problem={problem && problemText(problem, t)}
      problemTestId="new-key-problem"
      problemCode={problem}
      onSave={() => {
        setTried(true);
        if (named.success) onSave(named.data);
      }}
      onClose={onClose}
    >
      <p>{t('key.new.note')}</p>
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
    </FormDialog>
  );
}
