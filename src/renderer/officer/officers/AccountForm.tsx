import { OfficerName, ROLES, type OfficerAccount, type Role } from '#shared/domain/officer.ts';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { isPinDone, NewPinFields, NO_PIN } from './NewPin.tsx';
import { refusalText } from './refusal-text.ts';
import { useOfficersText } from './texts.en.ts';

interface Props {
  readonly onMade: (accounts: readonly OfficerAccount[]) => void;
  readonly onClose: () => void;
}

/** A new officer. */
export function AccountForm({ onMade, onClose }: Props) {
  const { t } = useOfficersText();
  const client = useClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('petugas');
  const [pin, setPin] = useState(NO_PIN);
  const [pressed, setPressed] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const named = OfficerName.safeParse(name);

  const save = () => {
    setPressed(true);
    if (!named.success || !isPinDone(pin)) return;
    client
      .request('officers.create', { name: named.data, role, pin: pin.pin })
      .then(onMade, (error: unknown) => setProblem(refusalText(t, refusalOf(error))));
  };
  return (
    <FormDialog
      title={t('add')}
      testId="account-form"
      save={t('save')}
      saveTestId="account-save"
      problem={problem}
      onSave={save}
      onClose={onClose}
    >
      <Field
        label={t('officer.name')}
        autoFocus
        maxLength={80}
        data-testid="account-name"
        value={name}
        problem={pressed && !named.success ? t('problem.required') : null}
        onChange={(event) => setName(event.target.value)}
      />
      <fieldset className="account__roles">
        <legend className="field__label">{t('col.role')}</legend>
        {ROLES.map((each) => (
          <Choice
            key={each}
            name="role"
            data-testid={`account-${each}`}
            title={t(`role.${each}`)}
            detail={t(`role.${each}.note`)}
            checked={role === each}
            onChange={() => setRole(each)}
          />
        ))}
      </fieldset>
      <NewPinFields value={pin} pressed={pressed} onChange={setPin} />
    </FormDialog>
  );
}
