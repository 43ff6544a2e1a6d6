import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { isPinDone, NewPinFields, NO_PIN } from './NewPin.tsx';
import { refusalText } from './refusal-text.ts';
import { useOfficersText } from './texts.en.ts';
import './officers.css';

interface Props {
  /** Whose PIN the admin sets; null for one's own, which needs the present one. */
  readonly other: { readonly id: number; readonly name: string } | null;
  readonly onClose: () => void;
}

/** Another PIN. */
export function PinForm({ other, onClose }: Props) {
  const { t } = useOfficersText();
  const client = useClient();
  const [current, setCurrent] = useState('');
  const [pin, setPin] = useState(NO_PIN);
  const [pressed, setPressed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const save = () => {
    setPressed(true);
    if (!isPinDone(pin)) return;
    const asked = other
      ? client.request('officers.setPin', { id: other.id, pin: pin.pin })
      : client.request('officer.changePin', { current, next: pin.pin });
    asked.then(onClose, (error: unknown) => setProblem(refusalText(t, refusalOf(error))));
  };
  return (
    <FormDialog
      title={other ? t('pin.of', { name: other.name }) : t('pin.own')}
      testId="pin-form"
      save={t('save')}
      saveTestId="pin-save"
      problem={problem}
      onSave={save}
      onClose={onClose}
    >
      {other ? null : (
        <Field
          label={t('form.current')}
          type="password"
          inputMode="numeric"
          autoFocus
          maxLength={12}
          data-testid="current-pin"
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
      )}
      <NewPinFields value={pin} pressed={pressed} onChange={setPin} />
    </FormDialog>
  );
}
