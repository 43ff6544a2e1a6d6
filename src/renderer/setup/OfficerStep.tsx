import { useText } from '../i18n/text.tsx';
import { Field } from '../ui/Field.tsx';
import { useProblems, type StepProps } from './step.ts';

export function OfficerStep(props: StepProps) {
  const { draft, change } = props;
  const { t } = useText();
  const { say, leave } = useProblems(props);
  const pin = { type: 'password', inputMode: 'numeric' } as const;
  return (
    <div className="setup__fields">
      <div className="setup__legend">
        <h1>{t('setup.officer.title')}</h1>
        <p>{t('setup.officer.hint')}</p>
      </div>
      <Field
        label={t('setup.officer.name')}
        problem={say('officer')}
        autoFocus
        data-testid="setup-officer"
        value={draft.officer}
        onChange={(event) => change({ officer: event.target.value })}
        onBlur={() => leave('officer')}
      />
      <div className="setup__row">
        <Field
          label={t('setup.officer.pin')}
          problem={say('pin')}
          {...pin}
          data-testid="setup-pin"
          value={draft.pin}
          onChange={(event) => change({ pin: event.target.value })}
          onBlur={() => leave('pin')}
        />
        <Field
          label={t('setup.officer.again')}
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
