import type { PolicyOverview } from '#shared/domain/policy-desk.ts';
import { useId } from 'react';
import { fieldText, isWrong, typeNumber } from './draft.ts';
import { dosesField } from './fields.ts';
import type { FormProps } from './form.ts';
import { problemText } from './problem-text.ts';
import { usePolicyText } from './texts.en.ts';

/** Which vaccines count here, and how many doses complete each. */
export function Vaccines(props: FormProps & { readonly vaccines: PolicyOverview['vaccines'] }) {
  const { draft, changePolicy, problems, vaccines } = props;
  const { t } = usePolicyText();
  const name = useId();
  const { policy } = draft;
  const { accepted } = policy.vaccination;
  const all = accepted === 'known';
  const accept = (next: typeof accepted) =>
    changePolicy({ ...policy, vaccination: { ...policy.vaccination, accepted: next } });
  const tick = (id: string, on: boolean) => {
    if (accepted === 'known') return;
    const others = accepted.filter((each) => each !== id);
    accept(on ? [...others, id] : others);
  };
  const problem = problems.find(({ path }) => path === 'vaccination.accepted');
  return (
    <div className="policy__part">
      <fieldset className="pradios">
        <legend className="pgroup__title">{t('vaccines.accepted')}</legend>
        <label className="tick-label">
          <input type="radio" name={name} checked={all} onChange={() => accept('known')} />
          {t('vaccines.all')}
        </label>
        <label className="tick-label">
          <input
            type="radio"
            name={name}
            checked={!all}
            data-testid="vaccines-some"
            onChange={() => accept(vaccines.map(({ id }) => id))}
          />
          {t('vaccines.some')}
        </label>
        {problem ? (
          <p className="problem" role="alert">
            {accepted.length === 0 ? t('vaccines.none') : problemText(problem, t)}
          </p>
        ) : null}
      </fieldset>
      <table className="ptable">
        <thead>
          <tr>
            {all ? null : (
              <th scope="col" className="ptable__check">
                {t('vaccines.col.accept')}
              </th>
            )}
            <th scope="col">{t('vaccines.col.name')}</th>
            <th scope="col">{t('vaccines.col.doses')}</th>
          </tr>
        </thead>
        <tbody>
          {vaccines.map((vaccine) => (
            <tr key={vaccine.id}>
              {all ? null : (
                <td className="ptable__check">
                  <input
                    type="checkbox"

                    aria-label={vaccine.name}
                    data-testid={`accept-${vaccine.id}`}
                    checked={accepted.includes(vaccine.id)}
                    onChange={(event) => tick(vaccine.id, event.target.checked)}
                  />
                </td>
              )}
              <td>{vaccine.name}</td>
              <td>
                <Doses {...props} vaccine={vaccine} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Doses(props: FormProps & { readonly vaccine: PolicyOverview['vaccines'][number] }) {
  const { vaccine, draft, change } = props;
  const { t } = usePolicyText();
  const id = useId();
  const field = dosesField(vaccine.id);
  const wrong = isWrong(draft, field);
  return (
    <span className="pdoses">
      <input
        className="field__input tabular"
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('vaccines.doses', { name: vaccine.name })}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={id}
        placeholder={String(vaccine.doses)}
        data-testid={`field-${field.path}`}
        value={fieldText(draft, field)}
        onChange={(event) => change(typeNumber(draft, field, event.target.value))}
      />
      <span
        className="field__note"
        data-problem={wrong ? '' : undefined}
        id={id}
        role={wrong ? 'alert' : undefined}
      >
        {wrong
          ? t('problem.number', { min: field.min, max: field.max })
          : t('vaccines.note', { doses: vaccine.doses })}
      </span>
    </span>
  );
}
