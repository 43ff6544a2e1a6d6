import { normalPhone } from '#shared/domain/phone.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { useState } from 'react';
import { dayAndTime, shortDate } from '../../i18n/time.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useRequest } from '../../ipc/useRequest.ts';
import { Name } from '../../ui/Name.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { CaseForm, type Done } from './CaseForm.tsx';
import { useFollowText } from './texts.en.ts';

interface Props {
  readonly seq: number;
  readonly timeZone: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** One case: who it is, why, what was done, and what is being done now. */
export function CasePanel({ seq, timeZone, onChanged, onClose }: Props) {
  const { language, t } = useFollowText();
  const client = useClient();
  const {
    data: history,
    problem,
    reload,
  } = useRequest((from) => from.request('followUp.case', { seq }), seq);
  const [told, setTold] = useState<string | null>(null);
  useKeys({ Escape: () => (onClose(), true) });

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
        reload();
        onChanged();
      },
      (error: unknown) => setTold(t('failed', { code: refusalOf(error) })),
    );
  };

  const visit = history?.case.visit;
  return (
    <Panel
      className="case"
      label={t('case', { seq })}
      title={visit?.holder ? <Name>{visit.holder.name}</Name> : undefined}
      testId="case"
      closeTestId="case-close"
      onClose={onClose}
    >
      {visit?.holder?.birthDate === undefined ? null : (
        <p>{t('born', { date: shortDate(visit.holder.birthDate, language) })}</p>
      )}
      {visit ? (
        <ul className="soft case__why" aria-label={t('col.reason')}>
          {visit.verdict.reasons.map((reason, i) => (
            <li key={i}>{reasonSentence(reason, language)}</li>
          ))}
        </ul>
      ) : null}
      {history ? <CaseForm key={history.steps.length} history={history} onSave={record} /> : null}
      <p className="told" role="status" data-testid="case-told">
        {problem === null ? told : t('failed', { code: problem })}
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
                  <span key={i} className="wrap case__said">
                    {each}
                  </span>
                ))}
            </li>
          ) : null,
        )}
      </ol>
    </Panel>
  );
}
