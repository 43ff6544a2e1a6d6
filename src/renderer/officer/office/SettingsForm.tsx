import type { Site } from '#shared/domain/site.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Draft, NumberField } from './draft.ts';
import { Displays } from './Displays.tsx';
import { Tick } from './Tick.tsx';
import { useOfficeText } from './texts.en.ts';
import { useSettings } from './useSettings.ts';

/** What an admin sets: it holds from the next scan on. */
export function SettingsForm({ site }: { readonly site: Site }) {
  const { t } = useOfficeText();
  const { draft, change, problem, told, save } = useSettings(site);
  const number = (field: NumberField, note?: string) => ({
    label: t(field),
    note,
    inputMode: 'numeric' as const,
    maxLength: 6,
    className: 'office__number',
    value: draft[field],
    problem: problem(field),
    'data-testid': `setting-${field}`,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [field]: event.target.value }),
  });
  const tick = (field: Extract<keyof Draft, 'enabled' | 'staffExempt' | 'sound'>) => ({
    label: t(field),
    checked: draft[field],
    'data-testid': `setting-${field}`,
    onChange: (checked: boolean) => change({ [field]: checked }),
  });
  return (
    <form
      className="fill"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="office__parts">
        <fieldset className="office__part">
          <legend>{t('section.office')}</legend>
          <Field
            label={t('office.name')}
            maxLength={120}
            value={draft.name}
            problem={problem('name')}
            data-testid="setting-name"
            onChange={(event) => change({ name: event.target.value })}
          />
          <Field {...number('retentionDays', t('retentionDays.note'))} />
        </fieldset>
        <fieldset className="office__part">
          <legend>{t('part.presence')}</legend>
          <Tick {...tick('enabled')} note={t('enabled.note')} />
          <Field {...number('capacity', t('capacity.note'))} />
          <Tick {...tick('staffExempt')} />
          <Field
            label={t('closingTime')}
            note={t('closingTime.note')}
            maxLength={5}
            className="office__number"
            value={draft.closingTime}
            problem={problem('closingTime')}
            data-testid="setting-closingTime"
            onChange={(event) => change({ closingTime: event.target.value })}
          />
          <Field {...number('againMinutes')} />
        </fieldset>
        <fieldset className="office__part">
          <legend>{t('part.screen')}</legend>
          <Field {...number('verdictSeconds')} />
          <Field {...number('referSeconds')} />
          <Field {...number('duplicateSeconds')} />
          <Tick {...tick('sound')} />
          <Displays />
        </fieldset>
      </div>
      <footer className="office__foot">
        <p role="status" data-testid="office-told">
          {told}
        </p>
        <Button look="primary" type="submit" data-testid="office-save">
          {t('save')}
        </Button>
      </footer>
    </form>
  );
}
