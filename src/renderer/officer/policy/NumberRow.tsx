import { useId } from 'react';
import { fieldText, isWrong, typeNumber } from './draft.ts';
import type { NumberField } from './fields.ts';
import type { FormProps } from './form.ts';
import { problemText } from './problem-text.ts';
import { usePolicyText } from './texts.en.ts';

type Props = Pick<FormProps, 'draft' | 'change' | 'problems'> & {
  readonly field: NumberField;
  readonly label: string;
  readonly note: string;
};

/** A number with its unit, what it means, and what is wrong with it in that place. */
export function NumberRow({ field, label, note, draft, change, problems }: Props) {
  const { t } = usePolicyText();
  const id = useId();
  const found = problems.find(({ path }) => path === field.path);
  const wrong = isWrong(draft, field)
    ? t('problem.number', { min: field.min, max: field.max })
    : found && problemText(found, t);
  return (
    <div className="prow" data-problem={wrong === undefined ? undefined : ''}>
      <label className="prow__label" htmlFor={id}>
        {label}
      </label>
      <span className="prow__entry">
        <input
          id={id}
          className="prow__input tabular"
          inputMode="numeric"
          autoComplete="off"
          data-testid={`field-${field.path}`}
          value={fieldText(draft, field)}
          aria-invalid={wrong !== undefined && found?.severity !== 'warning' ? true : undefined}
          aria-describedby={`${id}-note ${id}-unit`}
          onChange={(event) => change(typeNumber(draft, field, event.target.value))}
        />
        <span className="prow__unit" id={`${id}-unit`}>
          {t(`unit.${field.unit}`)}
        </span>
      </span>
      <p className="prow__note" id={`${id}-note`} role={wrong === undefined ? undefined : 'alert'}>
        {wrong ?? note}
      </p>
    </div>
  );
}
