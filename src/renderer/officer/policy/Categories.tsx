import type { PolicyOutcome } from '#shared/domain/policy.ts';
import { reasonLabel } from '#shared/messages/reasons.ts';
import { Fragment, useId } from 'react';
import { CategorySelect } from './CategorySelect.tsx';
import { mayBeGreen } from './draft.ts';
import type { FormProps } from './form.ts';
import { problemText } from './problem-text.ts';
import { usePolicyText } from './texts.en.ts';

const GROUPS = [
  {
    name: 'vaccination',
    outcomes: [
      'VACCINATION_COMPLETE',
      'VACCINATION_TOO_RECENT',
      'VACCINATION_PARTIAL',
      'VACCINATION_EXPIRED',
      'BOOSTER_REQUIRED',
      'VACCINATION_DATE_UNCLEAR',
      'VACCINATION_IN_FUTURE',
      'VACCINE_NOT_ACCEPTED',
    ],
  },
  {
    name: 'test',
    outcomes: [
      'TEST_NEGATIVE',
      'TEST_EXPIRED',
      'TEST_POSITIVE',
      'TEST_POSITIVE_PAST',
      'TEST_INCONCLUSIVE',
      'TEST_IN_FUTURE',
      'TEST_NOT_ACCEPTED',
    ],
  },
  { name: 'recovery', outcomes: ['RECOVERY', 'RECOVERY_EXPIRED', 'RECOVERY_NOT_YET_VALID'] },
  { name: 'other', outcomes: ['AGE_EXEMPT', 'OTHER_DISEASE'] },
] as const satisfies readonly { name: string; outcomes: readonly PolicyOutcome[] }[];

/** Which category each finding has. */
export function Categories({ draft: { policy }, changePolicy, problems }: FormProps) {
  const { language, t } = usePolicyText();
  const id = useId();
  return (
    <div className="policy__part">
      <p className="soft policy__hint">{t('categories.hint')}</p>
      <table className="ptable">
        <thead>
          <tr>
            <th scope="col">{t('categories.col.finding')}</th>
            <th scope="col">{t('col.category')}</th>
          </tr>
        </thead>
        <tbody>
          {GROUPS.map(({ name, outcomes }) => (
            <Fragment key={name}>
              <tr className="ptable__group">
                <th scope="rowgroup" colSpan={2}>
                  {t(`categories.group.${name}`)}
                </th>
              </tr>
              {outcomes.map((code) => {
                const problem = problems.find(({ path }) => path === `outcomes.${code}`);
                const label = reasonLabel({ code }, language);
                return (
                  <tr key={code}>
                    <td>{label}</td>
                    <td>
                      <CategorySelect
                        label={label}
                        value={policy.outcomes[code]}
                        green={mayBeGreen(code)}
                        invalid={problem !== undefined}
                        describedBy={problem ? `${id}-${code}` : undefined}
                        testId={`outcome-${code}`}
                        onChange={(category) => {
                          if (category === null) return;
                          changePolicy({ ...policy, outcomes: { ...policy.outcomes, [code]: category } });
                        }}
                      />
                      {problem ? (
                        <span className="problem" id={`${id}-${code}`} role="alert">
                          {problemText(problem, t)}
                        </span>
                      ) : null}
                    </td>
                  </tr>
                );
              })}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
