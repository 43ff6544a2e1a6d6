import type { Officer } from '#shared/domain/officer.ts';
import type { Site } from '#shared/domain/site.ts';
import type { PolicyOverview } from '#shared/domain/policy-desk.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { useIdle } from '../../ui/useIdle.ts';
import { IDLE_MS } from '../idle.ts';
import { LanguageSwitch } from '../LanguageSwitch.tsx';
import { Form } from './Form.tsx';
import { usePolicyText } from './texts.en.ts';
import './policy.css';

interface Props {
  readonly site: Site;
  readonly officer: Officer;
  readonly onClose: () => void;
}

/** The office's rules, for the admin: read, changed, tried, made active, taken back. */
export function PolicyEditor({ site, officer, onClose }: Props) {
  const { t } = usePolicyText();
  const client = useClient();
  const [overview, setOverview] = useState<PolicyOverview | null>(null);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const [attempt, setAttempt] = useState(0);
  /** True while the question stands whether changes may be lost. */
  const [leaving, setLeaving] = useState(false);

  useEffect(() => {
    let current = true;
    client.request('policy.get').then(
      (got) => {
        if (!current) return;
        setOverview(got);
        setProblem(null);
      },
      (error: unknown) => {
        if (current) setProblem(refusalOf(error));
      },
    );
    return () => {
      current = false;
    };
  }, [client, attempt]);

  // The draft stays for who signs in again.
  useIdle(IDLE_MS, () => void client.request('officer.signOut').catch(() => undefined));

  return (
    <main className="policy layer" data-testid="policy" data-active-version={overview?.active.version}>
      <header className="policy__head">
        <Button
          data-testid="policy-close"
          autoFocus
          onClick={() => {
            if (overview) setLeaving(true);
            else onClose();
          }}
        >
          <ArrowLeft aria-hidden size="1.25rem" />
          {t('toDesk')}
        </Button>
        <h1 className="policy__title">{t('title')}</h1>
        <p className="policy__officer">{officer.name}</p>
        <LanguageSwitch />
      </header>
      {overview ? (
        <Form
          overview={overview}
          timeZone={site.timeZone}
          leaving={leaving}
          onLeave={setLeaving}
          onChanged={setOverview}
          onClose={onClose}
        />
      ) : (
        <div className="policy__blank" role={problem ? 'alert' : undefined}>
          <p>{problem ? t('unreadable', { code: problem }) : t('loading')}</p>
          {problem ? (
            <Button look="primary" onClick={() => setAttempt((count) => count + 1)}>
              {t('retry')}
            </Button>
          ) : null}
        </div>
      )}
    </main>
  );
}
