import type { CivilDate } from '#shared/domain/civil-date.ts';
import type { Officer } from '#shared/domain/officer.ts';
import { Search, X } from 'lucide-react';
import { type ReactNode, type RefObject, useId } from 'react';
import type { ReviewKey } from './texts.id.ts';
import { Button } from '../../ui/Button.tsx';
import { BareSelect, type Option } from '../../ui/Select.tsx';
import { CHOICES, isNarrowed, NEW_QUERY, type Choice, type Query } from './query.ts';
import { daysOf, PERIODS } from './period.ts';
import { useReviewText } from './texts.en.ts';
import { useOptions } from './useOptions.ts';

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
          <Chosen
            key={choice}
            label={t(LABELS[choice])}
            value={query.choices[choice] ?? ''}
            narrowed={(query.choices[choice] ?? '') !== ''}
            options={[{ value: '', said: t('all') }, ...options[choice]]}
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
      <Chosen
        label={t('period')}
        value={period.name}
        options={PERIODS.map((name) => ({ value: name, said: t(`period.${name}`) }))}
        testId="review-period"
        onChange={(name) => onChange({ ...query, period: name === 'custom' ? { name, ...days } : { name } })}
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
            <p id={note} className="problem" role="alert">
              {t(problem)}
            </p>
          ) : null}
        </>
      ) : null}
    </>
  );
}

interface ChosenProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  /** Something else than what is chosen at first. */
  readonly narrowed?: boolean;
  readonly testId: string;
  readonly onChange: (value: Value) => void;
}

function Chosen<Value extends string>({ label, narrowed = false, ...select }: ChosenProps<Value>) {
  return (
    <label className="filters__choice">
      <span className="filters__label">{label}</span>
      <BareSelect {...select} className="filters__select" data-set={narrowed ? '' : undefined} />
    </label>
  );
}
