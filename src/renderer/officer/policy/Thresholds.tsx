import type { Policy } from '#shared/domain/policy.ts';
import { LANGUAGES } from '#shared/domain/locale.ts';
import { startFrom } from './draft.ts';
import { GROUPS, type ThresholdField } from './fields.ts';
import type { FormProps } from './form.ts';
import { NumberRow } from './NumberRow.tsx';
import { problemText } from './problem-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { usePolicyText } from './texts.en.ts';

const SHORTENED = ['with-proof', 'as-certified', 'never'] as const;

/** The thresholds in plain words. */
export function Thresholds(props: FormProps & { readonly presets: readonly Policy[] }) {
  const { draft, change, changePolicy, presets, problems } = props;
  const { language, t } = usePolicyText();
  const { policy } = draft;
  return (
    <div className="policy__part">
      <div className="bar preset" role="group" aria-label={t('preset')}>
        <span className="preset__label">{t('preset')}</span>
        {presets.map((preset) => (
          <Button
            key={preset.id}
            data-testid={`preset-${preset.id}`}
            title={t('preset.hint')}
            onClick={() => change(startFrom(draft, preset))}
          >
            {preset.title[language]}
          </Button>
        ))}
      </div>
      <div className="pgroups">
        {GROUPS.map(({ name, fields }) => (
          <fieldset className="pgroup" key={name}>
            <legend className="pgroup__title">{t(`group.${name}`)}</legend>
            {fields
              .filter((field: ThresholdField) => field.shown?.(policy) ?? true)
              .map((field) => (
                <NumberRow
                  key={field.path}
                  {...props}
                  field={field}
                  label={t(`field.${field.path}`)}
                  note={t(`field.${field.path}.note`)}
                />
              ))}
            {name === 'vaccination' ? <Shortened {...props} /> : null}
          </fieldset>
        ))}
      </div>
      <div className="ptexts">
        {LANGUAGES.map((each) => (
          <Field
            key={each}
            label={t(`text.title.${each}`)}
            lang={each}
            value={policy.title[each]}
            problem={
              problems.some(({ path }) => path === `title.${each}`) ? t('problem.text', { max: 120 }) : null
            }
            onChange={({ target }) =>
              changePolicy({ ...policy, title: { ...policy.title, [each]: target.value } })
            }
          />
        ))}
        <Field
          label={t('text.basis')}
          value={policy.basis ?? ''}
          problem={problems.some(({ path }) => path === 'basis') ? t('problem.text', { max: 400 }) : null}
          onChange={({ target: { value: text } }) => {
            const { basis: _, ...rest } = policy;
            changePolicy(text === '' ? rest : { ...policy, basis: text });
          }}
        />
      </div>
    </div>
  );
}

function Shortened({ draft: { policy }, changePolicy, problems }: FormProps) {
  const { t } = usePolicyText();
  const path = 'vaccination.shortenedSeries';
  const problem = problems.find((each) => each.path === path);
  return (
    <Select
      className="field--row"
      label={t(`field.${path}`)}
      note={t(`field.${path}.note`)}
      problem={problem && problemText(problem, t)}
      value={policy.vaccination.shortenedSeries}
      options={SHORTENED.map((value) => ({ value, said: t(`shortened.${value}`) }))}
      onChange={(shortenedSeries) =>
        changePolicy({ ...policy, vaccination: { ...policy.vaccination, shortenedSeries } })
      }
    />
  );
}
