import type { Site } from '#shared/domain/site.ts';
import { Download, RefreshCw, Usb } from 'lucide-react';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/FormDialog.tsx';
import { FeedPart } from './FeedPart.tsx';
import { ProgramPart } from './ProgramPart.tsx';
import { useUpdatesText } from './texts.en.ts';
import { useUpdates } from './useUpdates.ts';
import './updates.css';

/** Newer versions of the program: from a stick or the network, and when they are installed. For an admin. */
export function UpdatesPage({ site }: { readonly site: Site }) {
  const { t } = useUpdatesText();
  const client = useClient();
  const state = useUpdates();
  const [told, setTold] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const failed = (error: unknown) => setTold(t('failed', { code: refusalOf(error) }));
  if (!state) return null;
  const { key, kind, work, ready, refused, takenBack, byHand } = state;
  const busy = work !== null;

  const open = () => {
    setTold(null);
    client.request('update.open').then((outcome) => {
      setTold(outcome && t(`outcome.${outcome}`));
    }, failed);
  };
  const fetch = () => {
    setTold(null);
    client.request('update.fetch').catch(failed);
  };
  const seen = () => {
    setTold(null);
    client.request('update.seen').catch(failed);
  };
  const install = () => {
    setSure(false);
    setTold(null);
    // Where it succeeds this page goes with the program.
    client.request('update.install').catch(failed);
  };
  return (
    <div className="fill" data-testid="updates">
      <div className="boxes updates">
        <ProgramPart state={state} timeZone={site.timeZone} />
        {key === null ? null : <FeedPart site={site} state={state} />}
      </div>
      <footer className="office__foot">
        <p role="status" data-testid="update-told">
          {told}
        </p>
        {refused === null && takenBack === null && byHand === null ? null : (
          <Button look="quiet" data-testid="update-seen" onClick={seen}>
            {t('seen')}
          </Button>
        )}
        {site.updates.feed.enabled && key !== null ? (
          <Button data-testid="update-fetch" disabled={busy} onClick={fetch}>
            <RefreshCw aria-hidden size="1.25rem" />
            {t('fetch')}
          </Button>
        ) : null}
        <Button data-testid="update-open" disabled={busy || key === null} onClick={open}>
          <Usb aria-hidden size="1.25rem" />
          {t('open')}
        </Button>
        <Button
          look="primary"
          data-testid="update-install"
          disabled={busy || ready === null}
          onClick={() => setSure(true)}
        >
          <Download aria-hidden size="1.25rem" />
          {t('install')}
        </Button>
      </footer>
      {sure && ready !== null && kind !== null ? (
        <Confirm
          title={t('sure', { version: ready.version })}
          testId="update-sure"
          yes={t('sure.yes')}
          yesTestId="update-yes"
          onYes={install}
          onClose={() => setSure(false)}
        >
          {t(`sure.${kind}`)}
        </Confirm>
      ) : null}
    </div>
  );
}
