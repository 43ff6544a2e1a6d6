import type { Refusal } from '#shared/ipc/contract.ts';
import { useEffect, useState } from 'react';
import { refusalOf } from '../ipc/client.ts';
import { useClient } from '../ipc/context.tsx';
import { useLeave } from '../stores/leave.ts';
import { useScreen } from '../stores/screen.ts';
import { Field } from '../ui/Field.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { useIdle } from '../ui/useIdle.ts';
import { useLeaveText } from './texts.en.ts';

/** A question that nobody answers does not stand before the visitors for long. */
const PATIENCE_MS = 30_000;

interface Props {
  /** There is an office, so an admin has to say who they are. Where its settings were lost, main asks for it. */
  readonly needsPin: boolean;
}

/** Asks whoever pressed a key that would leave the kiosk for an admin's PIN. */
export function LeaveDialog({ needsPin: isOffice }: Props) {
  const { t } = useLeaveText();
  const client = useClient();
  const [pin, setPin] = useState('');
  const [code, setCode] = useState<Refusal | null>(null);
  const needsPin = isOffice || code !== null;
  useIdle(PATIENCE_MS, stay);
  // A visitor's verdict goes before.
  useEffect(
    () =>
      useScreen.subscribe(({ current }, before) => (current && current !== before.current ? stay() : null)),
    [],
  );

  const leave = () => {
    client.request('kiosk.leave', { pin }).then(
      () => undefined,
      (error: unknown) => {
        setPin('');
        setCode(refusalOf(error));
      },
    );
  };
  return (
    <FormDialog
      title={t('title')}
      testId="leave"
      save={t('quit')}
      saveTestId="leave-yes"
      cancel={t('quit.stay')}
      cautious={!needsPin}
      onSave={leave}
      onClose={stay}
    >
      <p>{t(needsPin ? 'note' : 'setup')}</p>
      {needsPin ? (
        <Field
          label={t('pin')}
          type="password"
          inputMode="numeric"
          autoFocus
          maxLength={12}
          data-testid="leave-pin"
          value={pin}
          onChange={(event) => setPin(event.target.value)}
          problem={code === null || code === 'NOT_SIGNED_IN' ? null : problemText(t, code)}
        />
      ) : null}
    </FormDialog>
  );
}

function problemText(t: ReturnType<typeof useLeaveText>['t'], code: Refusal): string {
  switch (code) {
    case 'PIN_WRONG':
    case 'PIN_LOCKED':
    case 'NOT_ALLOWED':
      return t(`failed.${code}`);
    default:
      return t('notClosed', { code });
  }
}

function stay(): void {
  useLeave.setState({ asking: false });
}
