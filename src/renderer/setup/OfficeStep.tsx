import { useText } from '../i18n/text.tsx';
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
  const { t } = useText();
  const { say, leave } = useProblems(props);
  return (
    <div className="setup__fields">
      <div className="setup__legend">
        <h1>{t('setup.office.title')}</h1>
        <p>{t('setup.office.hint')}</p>
      </div>
      <Field
        label={t('setup.office.name')}
        note={t('setup.office.example')}
        problem={say('name')}
        autoFocus
        data-testid="setup-name"
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
        onBlur={() => leave('name')}
      />
      <fieldset>
        <legend className="field__label">{t('setup.office.zone')}</legend>
        <div className="setup__row">
          {ZONES.map(({ timeZone, name }) => (
            <Choice
              key={timeZone}
              name="zone"
              title={t(`setup.zone.${name}`)}
              detail={t(`setup.zone.${name}.where`)}
              checked={draft.timeZone === timeZone}
              data-testid={`setup-zone-${name}`}
              onChange={() => change({ timeZone })}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend className="field__label">{t('setup.trust')}</legend>
        <div className="setup__row">
          <Choice
            name="trust"
            title={t('setup.trust.fetch')}
            detail={t('setup.trust.fetchHint')}
            checked={draft.fetchTrust}
            data-testid="setup-trust-fetch"
            onChange={() => change({ fetchTrust: true })}
          />
          <Choice
            name="trust"
            title={t('setup.trust.file')}
            detail={t('setup.trust.fileHint')}
            checked={!draft.fetchTrust}
            data-testid="setup-trust-file"
            onChange={() => change({ fetchTrust: false })}
          />
        </div>
      </fieldset>
    </div>
  );
}
