import type { CivilDate } from '#shared/domain/civil-date.ts';
import type { Officer } from '#shared/domain/officer.ts';
import { Search, X } from 'lucide-react';
import { type ReactNode, type RefObject, useId } from 'react';
import type { ReviewKey } from './texts.id.ts';
import { Button } from '../../ui/Button.tsx';
import { CHOICES, isNarrowed, NEW_QUERY, type Choice, type Query } from './query.ts';
import { daysOf, PERIODS } from './period.ts';
import { useReviewText } from './texts.en.ts';
import { useOptions, type Option } from './useOptions.ts';

interface Props {
  readonly query: Query;
  readonly today: CivilDate;
  readonly officers: readonly Officer[];
  readonly problem: ReviewKey | null;
  readonly searchField: RefObject<HTMLInputElement | null>;
  readonly onChange: (query: Query) => void;
  /** What stands before the filters. */
  readonly children: ReactNode;
  /** What stands behind the search. */
  readonly actions: ReactNode;
}

const LABELS = {
  category: 'col.category',
  decision: 'col.decision',
  person: 'col.person',
  kind: 'filter.kind',
  format: 'col.format',
  reason: 'col.reason',
  officer: 'role.petugas',
  follow: 'section.follow',
} as const satisfies Record<Choice, string>;

/** Which visits: a period, words, and what else narrows them. */
export function FilterBar(props: Props) {
  const { query, today, officers, problem, searchField, onChange, children, actions } = props;
  const { t } = useReviewText();
  const options = useOptions(officers);
  const choose = (choice: Choice, value: string) =>
    onChange({ ...query, choices: { ...query.choices, [choice]: value } });
  return (
    <search className="filters" aria-label={t('filters')}>
      <div className="filters__row">
        {children}
        <PeriodChoice query={query} today={today} problem={problem} onChange={onChange} />
        <label className="filters__search">
          <Search aria-hidden size="1.25rem" />
          <span className="visually-hidden">{t('search')}</span>
          <input
            ref={searchField}
            type="search"
            className="filters__text"
            data-testid="review-search"
            placeholder={t('search')}
            title={t('search.key')}
            maxLength={100}
            autoComplete="off"
            spellCheck={false}
            value={query.text}
            onChange={(event) => onChange({ ...query, text: event.target.value })}
          />
        </label>
        {isNarrowed(query) ? (
          <Button
            look="quiet"
            data-testid="review-clear"
            onClick={() => onChange({ ...NEW_QUERY, period: query.period })}
          >
            <X aria-hidden size="1.25rem" />
            {t('clear')}
          </Button>
        ) : null}
        {actions}
      </div>
      <div className="filters__row filters__row--choices">
        {CHOICES.map((choice) => (
          <Select
            key={choice}
            label={t(LABELS[choice])}
            value={query.choices[choice] ?? ''}
            options={options[choice]}
            testId={`filter-${choice}`}
            onChange={(value) => choose(choice, value)}
          />
        ))}
      </div>
    </search>
  );
}

function PeriodChoice({
  query,
  today,
  problem,
  onChange,
}: Pick<Props, 'query' | 'today' | 'problem' | 'onChange'>) {
  const { t } = useReviewText();
  const { period } = query;
  const note = useId();
  const days = daysOf(period, today);
  return (
    <>
      <Select
        label={t('period')}
        value={period.name}
        options={PERIODS.map((name) => ({ value: name, said: t(`period.${name}`) }))}
        always
        testId="review-period"
        onChange={(value) => {
          const name = PERIODS.find((known) => known === value) ?? 'today';
          onChange({ ...query, period: name === 'custom' ? { name, ...days } : { name } });
        }}
      />
      {period.name === 'custom' ? (
        <>
          {(['first', 'last'] as const).map((end) => (
            <label key={end} className="filters__choice">
              <span className="filters__label">{t(end === 'first' ? 'from' : 'to')}</span>
              <input
                type="date"
                className="filters__select"
                data-testid={`review-${end}`}
                max={today}
                value={period[end]}
                aria-invalid={problem ? true : undefined}
                aria-describedby={problem ? note : undefined}
                onChange={(event) => {
                  if (event.target.value === '') return;
                  onChange({ ...query, period: { ...period, [end]: event.target.value } });
                }}
              />
            </label>
          ))}
          {problem ? (
            <p id={note} className="filters__problem" role="alert">
              {t(problem)}
            </p>
          ) : null}
        </>
      ) : null}
    </>
  );
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  /** There is no "all". */
  readonly always?: boolean;
  readonly testId: string;
  readonly onChange: (value: string) => void;
}

function Select({ label, value, options, always = false, testId, onChange }: SelectProps) {
  const { t } = useReviewText();
  return (
    <label className="filters__choice">
      <span className="filters__label">{label}</span>
      <select
        className="filters__select"
        data-testid={testId}
        data-set={!always && value !== '' ? '' : undefined}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {always ? null : <option value="">{t('all')}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.said}
          </option>
        ))}
      </select>
    </label>
  );
}
