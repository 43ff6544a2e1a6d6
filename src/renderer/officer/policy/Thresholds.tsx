import type { Policy } from '#shared/domain/policy.ts';
import { useId } from 'react';
import { LANGUAGES } from '#shared/domain/locale.ts';
import { startFrom } from './draft.ts';
import { GROUPS, type ThresholdField } from './fields.ts';
import type { FormProps } from './form.ts';
import { NumberRow } from './NumberRow.tsx';
import { problemText } from './problem-text.ts';
import { Button } from '../../ui/Button.tsx';
import { usePolicyText } from './texts.en.ts';

const SHORTENED = ['with-proof', 'as-certified', 'never'] as const;

/** The thresholds in plain words. */
export function Thresholds(props: FormProps & { readonly presets: readonly Policy[] }) {
  const { draft, change, changePolicy, presets, problems } = props;
  const { language, t } = usePolicyText();
  const { policy } = draft;
  return (
    <div className="policy__part">
      <div className="preset" role="group" aria-label={t('preset')}>
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
          <TextRow
            key={each}
            label={t(`text.title.${each}`)}
            lang={each}
            value={policy.title[each]}
            problem={
              problems.some(({ path }) => path === `title.${each}`) ? t('problem.text', { max: 120 }) : null
            }
            onChange={(text) => changePolicy({ ...policy, title: { ...policy.title, [each]: text } })}
          />
        ))}
        <TextRow
          label={t('text.basis')}
          value={policy.basis ?? ''}
          problem={problems.some(({ path }) => path === 'basis') ? t('problem.text', { max: 400 }) : null}
          onChange={(text) => {
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
  const id = useId();
  const path = 'vaccination.shortenedSeries';
  const problem = problems.find((each) => each.path === path);
  return (
    <div className="prow prow--choice">
      <label className="prow__label" htmlFor={id}>
        {t(`field.${path}`)}
      </label>
      <select
        id={id}
        className="pselect"
        value={policy.vaccination.shortenedSeries}
        aria-describedby={`${id}-note`}
        onChange={(event) => {
          const chosen = SHORTENED.find((each) => each === event.target.value);
          if (chosen) {
            changePolicy({ ...policy, vaccination: { ...policy.vaccination, shortenedSeries: chosen } });
          }
        }}
      >
        {SHORTENED.map((each) => (
          <option key={each} value={each}>
            {t(`shortened.${each}`)}
          </option>
        ))}
      </select>
      <p className="prow__note" id={`${id}-note`}>
        {problem ? problemText(problem, t) : t(`field.${path}.note`)}
      </p>
    </div>
  );
}

interface TextRowProps {
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly lang?: string;
  readonly onChange: (text: string) => void;
}

function TextRow({ label, value, problem, lang, onChange }: TextRowProps) {
  const id = useId();
  return (
    <div className="ptext">
      <label className="prow__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="ptext__input"
        lang={lang}
        autoComplete="off"
        value={value}
        aria-invalid={problem === null ? undefined : true}
        aria-describedby={problem === null ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.value)}
      />
      {problem === null ? null : (
        <p className="prow__note" data-problem="" id={`${id}-note`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
