import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { RecoveryCode } from '../../ui/RecoveryCode.tsx';
import { isPinDone, NewPinFields, NO_PIN } from './NewPin.tsx';
import { refusalText } from './refusal-text.ts';
import { useOfficersText } from './texts.en.ts';
import './officers.css';

/** For the day on which no admin knows the PIN: the code on paper gives the admin another one. */
export function RecoverForm({ onClose }: { readonly onClose: () => void }) {
  const { t } = useOfficersText();
  const client = useClient();
  const [code, setCode] = useState('');
  const [pin, setPin] = useState(NO_PIN);
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  /** The code that is in force from now on. */
  const [next, setNext] = useState<string | null>(null);

  const save = () => {
    setPressed(true);
    if (busy || !isPinDone(pin)) return;
    setBusy(true);
    client.request('officer.recover', { code, pin: pin.pin }).then(
      ({ code: made }) => setNext(made),
      (error: unknown) => {
        setBusy(false);
        setProblem(refusalText(t, refusalOf(error)));
      },
    );
  };
  if (next !== null) {
    return (
      <Modal title={t('recovery')} testId="recovered" onClose={() => undefined}>
        <RecoveryCode code={next} onDone={onClose} />
      </Modal>
    );
  }
  return (
    <FormDialog
      title={t('recover.title')}
      testId="recover"
      save={t('recover.save')}
      saveTestId="recover-save"
      problem={problem}
      disabled={busy}
      onSave={save}
      onClose={onClose}
    >
      <Field
        label={t('recovery')}
        note={t('recover.note')}
        autoFocus
        maxLength={40}
        data-testid="recover-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <NewPinFields value={pin} pressed={pressed} onChange={setPin} />
    </FormDialog>
  );
}
