import type { Policy } from '#shared/domain/policy.ts';
import type { Rule } from '#shared/domain/rule.ts';
import type { Category } from '#shared/domain/verdict.ts';
import type { Language } from '#shared/domain/locale.ts';
import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { shortDate } from '../../i18n/time.ts';
import { Button } from '../../ui/Button.tsx';
import { Area } from '../../ui/Field.tsx';
import { CategorySelect } from './CategorySelect.tsx';
import { draftOf } from './draft.ts';
import type { FormProps } from './form.ts';
import { idOf, importRules, type Imported } from './import-rules.ts';
import { problemText } from './problem-text.ts';
import { usePolicyText } from './texts.en.ts';

/** The published rules that are asked on top of the thresholds. */
export function Rules(props: FormProps) {
  const { draft, changePolicy } = props;
  const { t } = usePolicyText();
  const { policy } = draft;
  const { rules } = policy;
  const change = (part: Partial<Policy['rules']>) =>
    changePolicy({ ...policy, rules: { ...rules, ...part } });
  return (
    <div className="policy__part">
      <p className="soft policy__hint">{t('rules.hint')}</p>
      <Import {...props} />
      {rules.entries.length === 0 ? (
        <p className="policy__blank soft" data-testid="rules-empty">
          {t('rules.empty')}
        </p>
      ) : (
        <>
          <div className="pdefaults">
            <Default
              label={t('rules.failed')}
              value={rules.failed}
              onChange={(failed) => change({ failed })}
            />
            <Default
              label={t('rules.undecided')}
              value={rules.undecided}
              onChange={(undecided) => change({ undecided })}
            />
          </div>
          <ul className="prules">
            {rules.entries.map((rule, i) => (
              <RuleRow key={idOf(rule)} {...props} rule={rule} place={i} change={change} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

type Worse = Exclude<Category, 'hijau'>;

interface DefaultProps {
  readonly label: string;
  readonly value: Worse;
  readonly onChange: (category: Worse) => void;
}

function Default({ label, value, onChange }: DefaultProps) {
  return (
    <span className="pdefault">
      <span aria-hidden>{label}</span>
      <CategorySelect
        label={label}
        value={value}
        green={false}
        onChange={(category) => {
          if (category !== null && category !== 'hijau') onChange(category);
        }}
      />
    </span>
  );
}

type RowProps = FormProps & {
  readonly rule: Rule;
  readonly place: number;
  readonly change: (part: Partial<Policy['rules']>) => void;
};

function RuleRow({ rule, place, change, problems, draft }: RowProps) {
  const { language, t } = usePolicyText();
  const { rules } = draft.policy;
  const name = rule.Identifier;
  const on = !rules.disabled.includes(name);
  const path = `rules.entries.${place}`;
  const wrong = problems.filter((each) => each.path === path || each.path.startsWith(`${path}.`));
  const others = rules.disabled.filter((each) => each !== name);
  return (
    <li className="prule" data-testid="rule" data-on={on ? '' : undefined}>
      <input
        type="checkbox"

        aria-label={t('rules.on', { rule: name })}
        checked={on}
        onChange={(event) => change({ disabled: event.target.checked ? others : [...others, name] })}
      />
      <div className="prule__text">
        <p className="prule__desc">{describe(rule, language)}</p>
        <p className="prule__small">
          {[
            `${name} ${rule.Version}`,
            t(`rules.type.${rule.Type}`, { country: rule.Country }),
            t(`rules.kind.${rule.CertificateType}`),
            t('rules.period', { from: day(rule.ValidFrom, language), to: day(rule.ValidTo, language) }),
          ].join(' · ')}
        </p>
        {wrong.map((problem) => (
          <p className="problem" role="alert" key={problem.path + problem.code}>
            {problemText(problem, t)}
          </p>
        ))}
      </div>
      <CategorySelect
        label={t('rules.own', { rule: name })}
        otherwise={t('rules.own.default')}
        value={rules.categories[name] ?? null}
        green={false}
        onChange={(category) => {
          const { [name]: _, ...rest } = rules.categories;
          if (category !== 'hijau') {
            change({ categories: category === null ? rest : { ...rest, [name]: category } });
          }
        }}
      />
      <Button
        look="quiet"
        aria-label={t('rules.remove', { rule: name })}
        onClick={() => {
          const entries = rules.entries.filter((each) => each !== rule);
          const { [name]: _, ...categories } = rules.categories;
          const last = entries.every(({ Identifier }) => Identifier !== name);
          change(last ? { entries, categories, disabled: others } : { entries });
        }}
      >
        <Trash2 aria-hidden size="1.25rem" />
      </Button>
    </li>
  );
}

/** In the screen's language, else in English, else in whatever there is. */
function describe({ Description }: Rule, language: Language): string {
  const found =
    Description.find(({ lang }) => lang === language) ??
    Description.find(({ lang }) => lang === 'en') ??
    Description[0];
  return found?.desc ?? '';
}

function day(instant: string, language: Language): string {
  return shortDate(instant.slice(0, 10), language);
}

/** Rules come from files or from the clipboard: the kiosk has no network. */
function Import({ draft, change }: FormProps) {
  const { t } = usePolicyText();
  const picker = useRef<HTMLInputElement>(null);
  const [pasting, setPasting] = useState<string | null>(null);
  const [results, setResults] = useState<readonly Imported[]>([]);

  const take = (texts: readonly string[]) => {
    let next = draft;
    const all = texts.map((text) => {
      const imported = importRules(text, next.policy);
      if (imported.kind === 'policy') next = draftOf(imported.policy);
      if (imported.kind === 'rules') next = { ...next, policy: imported.policy };
      return imported;
    });
    setResults(all);
    if (next !== draft) change(next);
    return all.every(({ kind }) => kind === 'rules' || kind === 'policy');
  };

  return (
    <div className="pimport">
      <div className="bar">
        <Button onClick={() => picker.current?.click()}>{t('rules.file')}</Button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          multiple
          hidden
          data-testid="rules-file"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void Promise.all(files.map((file) => file.text())).then(take);
          }}
        />
        <Button
          aria-expanded={pasting !== null}
          data-testid="rules-paste"
          onClick={() => setPasting(pasting === null ? '' : null)}
        >
          {t('rules.paste')}
        </Button>
      </div>
      {pasting === null ? null : (
        <div className="ppaste">
          <Area
            label={t('rules.paste.label')}
            className="ppaste__text"
            rows={6}
            autoFocus
            data-testid="rules-text"
            value={pasting}
            onChange={(event) => setPasting(event.target.value)}
          />
          <Button
            disabled={pasting.trim() === ''}
            data-testid="rules-take"
            onClick={() => {
              if (take([pasting])) setPasting(null);
            }}
          >
            {t('rules.paste.take')}
          </Button>
        </div>
      )}
      <div role="status">
        {results.map((result, i) => (
          <Result key={i} result={result} />
        ))}
      </div>
    </div>
  );
}

function Result({ result }: { result: Imported }) {
  const { t } = usePolicyText();
  switch (result.kind) {
    case 'not-json':
      return <p className="policy__problem">{t('rules.notJson', { message: result.message })}</p>;
    case 'too-long':
      return <p className="policy__problem">{t('rules.tooLong')}</p>;
    case 'policy':
      return <p>{t('rules.policyTaken')}</p>;
    case 'rules': {
      const { added, replaced, refused } = result;
      return (
        <>
          <p data-testid="rules-taken">{t('rules.taken', { added, replaced, refused: refused.length })}</p>
          {refused.slice(0, 5).map((each) => (
            <p className="policy__problem" key={each.place}>
              {t('rules.refused', each)}
            </p>
          ))}
        </>
      );
    }
  }
}
