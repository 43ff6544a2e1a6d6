import { useSetupText } from './texts.en.ts';
import { Field } from '../ui/Field.tsx';
import { useProblems, type StepProps } from './step.ts';

export function OfficerStep(props: StepProps) {
  const { draft, change } = props;
  const { t } = useSetupText();
  const { say, leave } = useProblems(props);
  const pin = { type: 'password', inputMode: 'numeric' } as const;
  return (
    <div className="setup__fields">
      <div className="setup__legend">
        <h1>{t('officer.title')}</h1>
        <p>{t('officer.hint')}</p>
      </div>
      <Field
        label={t('officer.name')}
        problem={say('officer')}
        autoFocus
        data-testid="setup-officer"
        value={draft.officer}
        onChange={(event) => change({ officer: event.target.value })}
        onBlur={() => leave('officer')}
      />
      <div className="setup__row">
        <Field
          label={t('officer.pin')}
          problem={say('pin')}
          {...pin}
          data-testid="setup-pin"
          value={draft.pin}
          onChange={(event) => change({ pin: event.target.value })}
          onBlur={() => leave('pin')}
        />
        <Field
          label={t('pin.again')}
          problem={say('pinAgain')}
          {...pin}
          data-testid="setup-pin-again"
          value={draft.pinAgain}
          onChange={(event) => change({ pinAgain: event.target.value })}
          onBlur={() => leave('pinAgain')}
        />
      </div>
    </div>
  );
}
