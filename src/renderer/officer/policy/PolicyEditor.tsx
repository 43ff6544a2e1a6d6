import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useClient } from '../../ipc/context.tsx';
import { useRequest } from '../../ipc/useRequest.ts';
import { Button } from '../../ui/Button.tsx';
import { DESK_IDLE_MS, useIdle } from '../../ui/useIdle.ts';
import { Blank } from '../Blank.tsx';
import { LanguageSwitch } from '../LanguageSwitch.tsx';
import type { SectionProps } from '../section.ts';
import { Form } from './Form.tsx';
import { usePolicyText } from './texts.en.ts';
import './policy.css';

/** The office's rules, for the admin: read, changed, tried, made active, taken back. */
export function PolicyEditor({ site, officer, onClose }: SectionProps) {
  const { t } = usePolicyText();
  const client = useClient();
  const { data: overview, problem, reload, change } = useRequest((from) => from.request('policy.get'));
  /** True while the question stands whether changes may be lost. */
  const [leaving, setLeaving] = useState(false);

  // The draft stays for who signs in again.
  useIdle(DESK_IDLE_MS, () => void client.request('officer.signOut').catch(() => undefined));

  return (
    <main className="policy dense layer" data-testid="policy" data-active-version={overview?.active.version}>
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
          onChanged={(next) => change(() => next)}
          onClose={onClose}
        />
      ) : (
        <Blank
          title={problem ? t('unreadable', { code: problem }) : t('loading')}
          onRetry={problem ? reload : null}
        />
      )}
    </main>
  );
}
