import { civilDate } from '#shared/domain/civil-date.ts';
import { SHOWN } from '#shared/domain/live-desk.ts';
import { CATEGORIES } from '#shared/domain/verdict.ts';
import type { DecisionReason } from '#shared/domain/visit.ts';
import { categoryWord } from '#shared/messages/words.ts';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Select } from '../../ui/Select.tsx';
import { Keys } from '../../ui/useKeys.ts';
import { Reasons } from '../decide/Reasons.tsx';
import { useLiveDeskText } from '../decide/texts.en.ts';
import { EMPTY_DRAFT, isEmpty, manualEntryOf, problemsOf, type Draft, type TextField } from './draft.ts';
import './manual.css';

interface Props {
  readonly timeZone: string;
  readonly onClose: () => void;
}

/** Somebody without a QR: what the officer is told and shown, checked as it is typed. */
export function ManualForm({ timeZone, onClose }: Props) {
  const { language, t } = useLiveDeskText();
  const client = useClient();
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  /** Fields that were left: a problem shows from then on, not while one is still typing. */
  const [left, setLeft] = useState<ReadonlySet<keyof Draft>>(new Set());
  const [pressed, setPressed] = useState(false);
  const [leaving, setLeaving] = useState(false);
  /** What is only to be explained. */
  const [deciding, setDeciding] = useState<'admit' | 'deny' | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const problems = problemsOf(draft, civilDate(new Date(), timeZone));

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const problemText = (field: keyof Draft) => {
    const problem = pressed || left.has(field) ? problems[field] : undefined;
    return problem ? t(problem.key, problem.params) : undefined;
  };
  const close = () => {
    if (deciding) setDeciding(null);
    else if (isEmpty(draft) || leaving) onClose();
    else setLeaving(true);
  };
  const keep = (decision: 'admit' | 'deny') => {
    setPressed(true);
    if (Object.keys(problems).length > 0) return;
    setRefusal(null);
    setDeciding(decision);
  };
  const enter = (decision: 'admit' | 'deny', reason: DecisionReason, note: string) => {
    setBusy(true);
    client
      .request('desk.enter', manualEntryOf({ ...draft, note }, decision, reason))
      .then(onClose, (error: unknown) => {
        setBusy(false);
        setRefusal(t('notSaved', { code: refusalOf(error) }));
      });
  };
  const field = (name: TextField, note?: string) => ({
    label: t(name === 'name' || name === 'host' ? `manual.${name}` : `col.${name}`),
    note,
    value: draft[name],
    problem: problemText(name),
    'data-testid': `manual-${name}`,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => change({ [name]: event.target.value }),
    onBlur: () => setLeft((before) => new Set(before).add(name)),
  });

  if (deciding) {
    return (
      <Modal key="why" title={t(`decide.${deciding}`)} testId="manual-why" focus="self" onClose={close}>
        <p className="decision__of">{draft.name}</p>
        <Reasons
          decision={deciding}
          category={draft.category ?? 'kuning'}
          noted={draft.note.trim()}
          problem={refusal}
          busy={busy}
          onReason={(reason, note) => enter(deciding, reason, note)}
          onCancel={close}
        />
      </Modal>
    );
  }
  return (
    <Modal key="form" title={t('manual.title')} testId="manual" onClose={close}>
      <Keys keys={{ F4: () => (keep('admit'), true), F8: () => (keep('deny'), true) }} />
      <div className="manual">
        <Field {...field('name')} autoFocus maxLength={120} className="manual__wide" />
        <Field {...field('nik', t('manual.nik.note'))} inputMode="numeric" maxLength={24} />
        <Field {...field('born')} type="date" />
        <Field {...field('phone', t('manual.phone.note'))} inputMode="tel" maxLength={32} />
        <Field {...field('village')} maxLength={200} />
        <Field {...field('purpose')} maxLength={200} />
        <Field {...field('host')} maxLength={200} />
        <Select
          label={t('manual.shown')}
          testId="manual-shown"
          value={draft.shown ?? ''}
          problem={problemText('shown')}
          options={[{ value: '', said: '' }, ...SHOWN.map((value) => ({ value, said: t(`shown.${value}`) }))]}
          onChange={(shown) => change({ shown: shown === '' ? null : shown })}
        />
        <Field {...field('note')} maxLength={500} className="manual__all" />
        <fieldset className="manual__categories">
          <legend className="field__label">{t('col.category')}</legend>
          {CATEGORIES.map((category) => (
            <label key={category} className="manual__category">
              <input
                type="radio"
                name="category"
                data-testid={`manual-${category}`}
                checked={draft.category === category}
                onChange={() => change({ category })}
              />
              <CategoryMark category={category} size="1.5rem" />
              {categoryWord(category, language)}
            </label>
          ))}
          <p className="field__note" data-problem={problemText('category') ? '' : undefined}>
            {problemText('category')}
          </p>
        </fieldset>
      </div>
      {leaving ? (
        <div className="modal__actions" role="alert">
          <strong>{t('manual.leave')}</strong>
          <Button data-testid="manual-discard" onClick={onClose}>
            {t('manual.discard')}
          </Button>
          <Button look="primary" autoFocus onClick={() => setLeaving(false)}>
            {t('manual.stay')}
          </Button>
        </div>
      ) : (
        <div className="modal__actions">
          <Button look="quiet" onClick={close}>
            {t('cancel')}
          </Button>
          <Button data-testid="manual-deny" onClick={() => keep('deny')}>
            <X aria-hidden size="1.25rem" />
            {t('manual.deny')}
            <kbd className="key">{t('deny.key')}</kbd>
          </Button>
          <Button look="primary" data-testid="manual-admit" onClick={() => keep('admit')}>
            <Check aria-hidden size="1.25rem" />
            {t('manual.admit')}
            <kbd className="key">{t('admit.key')}</kbd>
          </Button>
        </div>
      )}
    </Modal>
  );
}
