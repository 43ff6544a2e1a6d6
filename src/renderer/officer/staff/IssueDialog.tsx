import {
  PASS_MONTHS,
  PASS_REASONS,
  type Employee,
  type PassMonths,
  type PassReason,
} from '#shared/domain/staff.ts';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { useStaffText } from './texts.en.ts';

interface Props {
  readonly employees: readonly Employee[];
  /** With what was done, in words; null: nothing. */
  readonly onClose: (told: string | null) => void;
}

/** For how long passes are issued, and why to those whose certificate was not scanned here. */
export function IssueDialog({ employees, onClose }: Props) {
  const { t } = useStaffText();
  const client = useClient();
  const [months, setMonths] = useState<PassMonths>(6);
  const [reason, setReason] = useState<PassReason | null>(null);
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const unproven = employees.filter(({ proof }) => proof?.category !== 'hijau').length;
  const needsNote = reason === 'OTHER' && note.trim() === '';

  const issue = () => {
    const decision = reason && { reason, ...(note.trim() !== '' && { note: note.trim() }) };
    client.request('staff.pass.issue', { employees: employees.map(({ id }) => id), months, decision }).then(
      (result) => {
        const left = t('issue.left', { count: result.unproven.length });
        onClose(`${t('issue.done', { count: result.issued.length })} ${left}`.trim());
      },
      (error: unknown) => setProblem(t('failed', { code: refusalOf(error) })),
    );
  };

  return (
    <FormDialog
      title={t('issue.title', { count: employees.length })}
      testId="issue"
      save={t('issue.do')}
      saveTestId="issue-do"
      problem={problem}
      disabled={needsNote}
      onSave={issue}
      onClose={() => onClose(null)}
    >
      <div className="issue">
        <p>{t('issue.proven')}</p>
        <fieldset className="issue__months">
          <legend className="field__label">{t('issue.months')}</legend>
          {PASS_MONTHS.map((each) => (
            <label key={each} className="tick-label">
              <input
                type="radio"
                name="months"
                checked={each === months}
                data-testid={`months-${each}`}
                onChange={() => setMonths(each)}
              />
              {t('months', { months: each })}
            </label>
          ))}
        </fieldset>
        <p className="strong" data-testid="issue-unproven" data-count={unproven}>
          {t('issue.unproven', { count: unproven })}
        </p>
        {unproven > 0 ? (
          <>
            <Select
              label={t('issue.reason')}
              testId="issue-reason"
              value={reason ?? ''}
              options={[
                { value: '', said: t('issue.no') },
                ...PASS_REASONS.map((value) => ({ value, said: t(`reason.${value}`) })),
              ]}
              onChange={(value) => setReason(value === '' ? null : value)}
            />
            {reason ? (
              <Field
                label={t('col.note')}
                data-testid="issue-note"
                maxLength={200}
                value={note}
                problem={needsNote ? t('problem.note') : null}
                onChange={(event) => setNote(event.target.value)}
              />
            ) : null}
          </>
        ) : null}
        <p className="soft">{t('issue.replaces')}</p>
      </div>
    </FormDialog>
  );
}
