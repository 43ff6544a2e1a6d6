import type { CaseHistory } from '#shared/domain/follow-up.ts';
import { normalPhone } from '#shared/domain/phone.ts';
import { FOLLOW_STATES, type FollowState } from '#shared/domain/visit.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { dayAndTime, shortDate } from '../../i18n/time.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Name } from '../../ui/Name.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { CaseForm } from './CaseForm.tsx';
import { useFollowText } from './texts.en.ts';

interface Props {
  readonly seq: number;
  readonly timeZone: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** What an officer has typed about a case. */
export interface Done {
  readonly state: FollowState;
  readonly phone: string;
  readonly village: string;
  readonly note: string;
}

/** One case: who it is, why, what was done, and what is being done now. */
export function CasePanel({ seq, timeZone, onChanged, onClose }: Props) {
  const { language, t } = useFollowText();
  const client = useClient();
  const [history, setHistory] = useState<CaseHistory | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [told, setTold] = useState<string | null>(null);
  useKeys({ Escape: () => (onClose(), true) });

  useEffect(() => {
    let current = true;
    client.request('followUp.case', { seq }).then(
      (found) => {
        if (current) setHistory(found);
      },
      (error: unknown) => {
        if (current) setTold(t('failed', { code: refusalOf(error) }));
      },
    );
    return () => {
      current = false;
    };
  }, [client, seq, attempt, t]);

  const record = ({ state, phone, village, note }: Done) => {
    const normal = normalPhone(phone.trim());
    const request = {
      ...{ seq, state },
      ...(normal === null ? {} : { phone: normal }),
      ...(village.trim() === '' ? {} : { village: village.trim() }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
    client.request('followUp.record', request).then(
      () => {
        setTold(t('saved'));
        setAttempt((count) => count + 1);
        onChanged();
      },
      (error: unknown) => setTold(t('failed', { code: refusalOf(error) })),
    );
  };

  const visit = history?.case.visit;
  return (
    <aside className="case" aria-label={t('case', { seq })} data-testid="case">
      <header className="case__head">
        <h2 className="case__name">
          {visit?.holder ? <Name>{visit.holder.name}</Name> : t('case', { seq })}
        </h2>
        <Button look="quiet" aria-label={t('close')} data-testid="case-close" onClick={onClose}>
          <X aria-hidden size="1.25rem" />
        </Button>
      </header>
      {visit?.holder?.birthDate === undefined ? null : (
        <p>{t('born', { date: shortDate(visit.holder.birthDate, language) })}</p>
      )}
      {visit ? (
        <ul className="case__why" aria-label={t('col.reason')}>
          {visit.verdict.reasons.map((reason, i) => (
            <li key={i}>{reasonSentence(reason, language)}</li>
          ))}
        </ul>
      ) : null}
      {history ? (
        <CaseForm key={history.steps.length} history={history} states={FOLLOW_STATES} onSave={record} />
      ) : null}
      <p className="case__told" role="status" data-testid="case-told">
        {told}
      </p>
      <h3 className="case__part">{t('history')}</h3>
      <ol className="case__history">
        {visit ? (
          <li>
            <span className="case__when">{dayAndTime(new Date(visit.at), timeZone, language)}</span>
            {t('history.begun')}
          </li>
        ) : null}
        {history?.steps.map((step) =>
          step.kind === 'follow' ? (
            <li key={step.seq} data-testid="case-step">
              <span className="case__when">{dayAndTime(new Date(step.at), timeZone, language)}</span>
              <strong>{t(`follow.${step.state}`)}</strong>
              {[step.phone, step.village, step.note]
                .filter((each) => each !== undefined)
                .map((each, i) => (
                  <span key={i} className="case__said">
                    {each}
                  </span>
                ))}
            </li>
          ) : null,
        )}
      </ol>
    </aside>
  );
}
