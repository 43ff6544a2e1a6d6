import type { OfficeProblem } from '#shared/domain/card-making.ts';
import { officeProblemText } from '#shared/messages/offices.ts';
import { useCardsText } from './texts.en.ts';

/** What is wrong with a list, cell by cell. */
export function ProblemTable({ problems }: { readonly problems: readonly OfficeProblem[] }) {
  const { t, language } = useCardsText();
  return (
    <div className="cards__scroll" role="region" aria-label={t('problems.table')} tabIndex={0}>
      <table className="cards__table" data-testid="cards-problems">
        <thead>
          <tr>
            <th scope="col" className="cards__number">
              {t('col.row')}
            </th>
            <th scope="col">{t('problems.column')}</th>
            <th scope="col">{t('problems.what')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map((problem) => (
            <tr key={`${problem.row} ${problem.column}`} data-row={problem.row} data-column={problem.column}>
              <td className="cards__number">{problem.row}</td>
              <td className="cards__column">{t(`office.${problem.column}`)}</td>
              <td>{officeProblemText(problem, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
