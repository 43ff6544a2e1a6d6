import type { CaseHistory } from '#shared/domain/follow-up.ts';
import { normalPhone } from '#shared/domain/phone.ts';
import { FollowState } from '#shared/domain/visit.ts';
import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import type { Done } from './CasePanel.tsx';
import { useFollowText } from './texts.en.ts';

interface Props {
  readonly history: CaseHistory;
  readonly states: readonly FollowState[];
  readonly onSave: (done: Done) => void;
}

/** What was done about a case just now. */
export function CaseForm({ history, states, onSave }: Props) {
  const { t } = useFollowText();
  const { contact, visit } = history.case;
  const before = visit.state.follow ?? 'open';
  const [done, setDone] = useState<Done>({
    // Who writes something down has most likely reached them.
    state: before === 'open' ? 'contacted' : before,
    phone: contact.phone ?? '',
    village: contact.village ?? '',
    note: '',
  });
  const stateId = useId();
  const noteId = useId();
  const change = (part: Partial<Done>) => setDone((now) => ({ ...now, ...part }));
  const wrongPhone = done.phone.trim() !== '' && normalPhone(done.phone.trim()) === null;
  return (
    <form
      className="case__form"
      aria-label={t('record')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrongPhone) onSave(done);
      }}
    >
      <div className="field">
        <label className="field__label" htmlFor={stateId}>
          {t('newState')}
        </label>
        <select
          id={stateId}
          className="field__input"
          data-testid="case-state"
          value={done.state}
          onChange={(event) => change({ state: FollowState.safeParse(event.target.value).data ?? before })}
        >
          {states.map((state) => (
            <option key={state} value={state}>
              {t(`follow.${state}`)}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={t('col.phone')}
        data-testid="case-phone"
        inputMode="tel"
        maxLength={32}
        value={done.phone}
        problem={wrongPhone ? t('problem.phone') : undefined}
        onChange={(event) => change({ phone: event.target.value })}
      />
      <Field
        label={t('col.village')}
        data-testid="case-village"
        maxLength={200}
        value={done.village}
        onChange={(event) => change({ village: event.target.value })}
      />
      <div className="field">
        <label className="field__label" htmlFor={noteId}>
          {t('col.note')}
        </label>
        <textarea
          id={noteId}
          className="field__input case__note"
          data-testid="case-note"
          rows={2}
          maxLength={1000}
          value={done.note}
          onChange={(event) => change({ note: event.target.value })}
        />
      </div>
      <Button look="primary" type="submit" data-testid="case-save">
        {t('save')}
      </Button>
    </form>
  );
}
