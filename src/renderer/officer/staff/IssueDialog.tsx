import {
  PASS_MONTHS,
  PASS_REASONS,
  PassReason,
  type Employee,
  type PassMonths,
} from '#shared/domain/staff.ts';
import { useId, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
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
  const reasonId = useId();
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
    <Modal title={t('issue.title', { count: employees.length })} testId="issue" onClose={() => onClose(null)}>
      <div className="issue">
        <p>{t('issue.proven')}</p>
        <fieldset className="issue__months">
          <legend className="field__label">{t('issue.months')}</legend>
          {PASS_MONTHS.map((each) => (
            <label key={each} className="issue__month">
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
        <p className="issue__unproven" data-testid="issue-unproven" data-count={unproven}>
          {t('issue.unproven', { count: unproven })}
        </p>
        {unproven > 0 ? (
          <>
            <div className="field">
              <label className="field__label" htmlFor={reasonId}>
                {t('issue.reason')}
              </label>
              <select
                id={reasonId}
                className="field__input"
                data-testid="issue-reason"
                value={reason ?? ''}
                onChange={(event) => setReason(PassReason.safeParse(event.target.value).data ?? null)}
              >
                <option value="">{t('issue.no')}</option>
                {PASS_REASONS.map((each) => (
                  <option key={each} value={each}>
                    {t(`reason.${each}`)}
                  </option>
                ))}
              </select>
            </div>
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
        <p className="issue__small">{t('issue.replaces')}</p>
        {problem === null ? null : (
          <p className="employee__problem" role="alert">
            {problem}
          </p>
        )}
      </div>
      <div className="modal__actions">
        <Button onClick={() => onClose(null)}>{t('cancel')}</Button>
        <Button look="primary" data-testid="issue-do" disabled={needsNote} onClick={issue}>
          {t('issue.do')}
        </Button>
      </div>
    </Modal>
  );
}
