import { useState } from 'react';
import { Field } from '../../ui/Field.tsx';
import { pinProblem } from '../../ui/pin-problem.ts';
import { useOfficersText } from './texts.en.ts';

export interface NewPin {
  readonly pin: string;
  readonly again: string;
}

export const NO_PIN: NewPin = { pin: '', again: '' };

/** Whether a new PIN can be had, and was typed twice alike. */
export function isPinDone({ pin, again }: NewPin): boolean {
  return pinProblem(pin) === null && pin === again;
}

interface Props {
  readonly value: NewPin;
  /** True once the form was pressed on: problems show whether a field was left or not. */
  readonly pressed: boolean;
  readonly onChange: (value: NewPin) => void;
}

/** A new PIN, typed twice. */
export function NewPinFields({ value, pressed, onChange }: Props) {
  const { t } = useOfficersText();
  const [left, setLeft] = useState({ pin: false, again: false });
  const problem = pinProblem(value.pin);
  const differs = value.again === value.pin ? null : t('problem.pinDiffers');
  const common = { type: 'password', inputMode: 'numeric', maxLength: 12 } as const;
  return (
    <>
      <Field
        {...common}
        label={t('form.pin')}
        data-testid="new-pin"
        value={value.pin}
        problem={problem && (pressed || left.pin) ? t(problem) : null}
        onChange={(event) => onChange({ ...value, pin: event.target.value })}
        onBlur={() => setLeft((before) => ({ ...before, pin: true }))}
      />
      <Field
        {...common}
        label={t('pin.again')}
        data-testid="new-pin-again"
        value={value.again}
        problem={pressed || left.again ? differs : null}
        onChange={(event) => onChange({ ...value, again: event.target.value })}
        onBlur={() => setLeft((before) => ({ ...before, again: true }))}
      />
    </>
  );
}
