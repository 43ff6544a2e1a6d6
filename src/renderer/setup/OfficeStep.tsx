import { useSetupText } from './texts.en.ts';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { useProblems, type StepProps } from './step.ts';

const ZONES = [
  { timeZone: 'Asia/Jakarta', name: 'WIB' },
  { timeZone: 'Asia/Makassar', name: 'WITA' },
  { timeZone: 'Asia/Jayapura', name: 'WIT' },
] as const;

export function OfficeStep(props: StepProps) {
  const { draft, change } = props;
  const { t } = useSetupText();
  const { say, leave } = useProblems(props);
  return (
    <div className="setup__fields">
      <div className="setup__legend">
        <h1>{t('office.title')}</h1>
        <p>{t('office.hint')}</p>
      </div>
      <Field
        label={t('office.name')}
        note={t('office.example')}
        problem={say('name')}
        autoFocus
        data-testid="setup-name"
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
        onBlur={() => leave('name')}
      />
      <fieldset>
        <legend className="field__label">{t('office.timeZone')}</legend>
        <div className="setup__row">
          {ZONES.map(({ timeZone, name }) => (
            <Choice
              key={timeZone}
              name="zone"
              title={t(`zone.${name}`)}
              detail={t(`zone.${name}.where`)}
              checked={draft.timeZone === timeZone}
              data-testid={`setup-zone-${name}`}
              onChange={() => change({ timeZone })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="field__label">{t('trust')}</legend>
        <div className="setup__row">
          <Choice
            name="trust"
            title={t('trust.fetch')}
            detail={t('trust.fetchHint')}
            checked={draft.fetchTrust}
            data-testid="setup-trust-fetch"
            onChange={() => change({ fetchTrust: true })}
          />
          <Choice
            name="trust"
            title={t('trust.file')}
            detail={t('trust.fileHint')}
            checked={!draft.fetchTrust}
            data-testid="setup-trust-file"
            onChange={() => change({ fetchTrust: false })}
          />
        </div>
      </fieldset>
    </div>
  );
}
