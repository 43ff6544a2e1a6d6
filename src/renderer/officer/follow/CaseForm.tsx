import type { CaseHistory } from '#shared/domain/follow-up.ts';
import { normalPhone } from '#shared/domain/phone.ts';
import { FOLLOW_STATES, type FollowState } from '#shared/domain/visit.ts';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Area, Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { useFollowText } from './texts.en.ts';

/** What an officer has typed about a case. */
export interface Done {
  readonly state: FollowState;
  readonly phone: string;
  readonly village: string;
  readonly note: string;
}

interface Props {
  readonly history: CaseHistory;
  readonly onSave: (done: Done) => void;
}

/** What was done about a case just now. */
export function CaseForm({ history, onSave }: Props) {
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
      <Select
        label={t('newState')}
        testId="case-state"
        value={done.state}
        options={FOLLOW_STATES.map((value) => ({ value, said: t(`follow.${value}`) }))}
        onChange={(state) => change({ state })}
      />
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
      <Area
        label={t('col.note')}
        className="case__note"
        data-testid="case-note"
        rows={2}
        maxLength={1000}
        value={done.note}
        onChange={(event) => change({ note: event.target.value })}
      />
      <Button look="primary" type="submit" data-testid="case-save">
        {t('save')}
      </Button>
    </form>
  );
}
