import { useState, type SyntheticEvent } from 'react';
import { useText } from '../i18n/text.tsx';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { Question, useQuestion } from './layers.ts';
import './layout.css';
import './recovery-code.css';

interface Props {
  /** Groups with dashes between. */
  readonly code: string;
  readonly onDone: () => void;
}

/** The same over the whole screen, before all else. */
export function RecoveryScreen(props: Props) {
  const { question } = useQuestion();
  return (
    <Question value={question}>
      <div className="recovery-screen layer" role="dialog" aria-modal="true" aria-labelledby="recovery-title">
        <RecoveryCode {...props} />
      </div>
    </Question>
  );
}

/** A recovery code, told once: who has written it down can type its last group from the paper. */
export function RecoveryCode({ code, onDone }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const groups = code.split('-');

  const confirm = (event: SyntheticEvent) => {
    event.preventDefault();
    if (typed.trim().toUpperCase() === groups.at(-1)) onDone();
    else setProblem(t('recovery.differs'));
  };
  return (
    <form className="recovery" onSubmit={confirm} data-testid="recovery-code" data-code={code}>
      <h1 className="recovery__title" id="recovery-title">
        {t('recovery.title')}
      </h1>
      <p className="recovery__why">{t('recovery.why')}</p>
      <p className="recovery__code" aria-label={code}>
        {groups.map((group, place) => (
          <span key={place} className="recovery__group">
            {group}
          </span>
        ))}
      </p>
      <p className="soft">{t('recovery.how')}</p>
      <Field
        label={t('recovery.last')}
        problem={problem}
        autoFocus
        maxLength={5}
        data-testid="recovery-last"
        value={typed}
        onChange={(event) => {
          setProblem(null);
          setTyped(event.target.value);
        }}
      />
      <Button look="primary" type="submit" data-testid="recovery-done">
        {t('recovery.done')}
      </Button>
    </form>
  );
}
