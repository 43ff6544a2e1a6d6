import type { Visit } from '#shared/domain/visit.ts';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useLiveDeskText } from '../decide/texts.en.ts';

/** Hands somebody who is known by name over to the follow-up, or says that this was done. */
export function FollowButton({ visit }: { readonly visit: Visit }) {
  const { t } = useLiveDeskText();
  const client = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const { follow } = visit.state;
  if (visit.holder === null) return null;
  if (follow !== null) return <span className="detail__follow">{t(`followed.${follow}`)}</span>;
  const begin = () => {
    client.request('followUp.record', { seq: visit.seq, state: 'open' }).then(
      () => setProblem(null),
      (error: unknown) => setProblem(t('notSaved', { code: refusalOf(error) })),
    );
  };
  return (
    <>
      {problem ? (
        <span className="problem" role="alert">
          {problem}
        </span>
      ) : null}
      <Button look="quiet" data-testid="follow" onClick={begin}>
        {t('follow')}
      </Button>
    </>
  );
}
