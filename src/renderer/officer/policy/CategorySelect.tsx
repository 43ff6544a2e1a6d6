import { CATEGORIES, type Category } from '#shared/domain/verdict.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { BareSelect } from '../../ui/Select.tsx';
import { usePolicyText } from './texts.en.ts';

interface Props {
  readonly label: string;
  /** Null: none of its own, as `otherwise` says. */
  readonly value: Category | null;
  readonly onChange: (category: Category | null) => void;
  /** False where it may never be green. */
  readonly green?: boolean;
  /** What none of its own is called; without it there is always one. */
  readonly otherwise?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly testId?: string;
}

/** One of the four categories, with its sign. */
export function CategorySelect({ label, value, onChange, green = true, otherwise, ...rest }: Props) {
  const { language } = usePolicyText();
  return (
    <span className="pcategory">
      {value === null ? (
        <span className="pcategory__none" />
      ) : (
        <CategoryMark category={value} size="1.25rem" />
      )}
      <BareSelect
        className="field__input"
        aria-label={label}
        aria-invalid={rest.invalid ? true : undefined}
        aria-describedby={rest.describedBy}
        testId={rest.testId}
        value={value ?? ''}
        options={[
          ...(otherwise === undefined ? [] : [{ value: '' as const, said: otherwise }]),
          ...CATEGORIES.filter((each) => green || each !== 'hijau' || value === each).map((each) => ({
            value: each,
            said: categoryWord(each, language),
          })),
        ]}
        onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
      />
    </span>
  );
}
