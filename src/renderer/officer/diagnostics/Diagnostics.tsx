import type { Check, Diagnostics as Found } from '#shared/domain/diagnostics.ts';
import { CircleCheck, CircleX, type LucideIcon, Power, RefreshCw, Save, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useDiagnosticsText } from './texts.en.ts';
import './diagnostics.css';

const ICONS: Readonly<Record<Check['state'], LucideIcon>> = {
  ok: CircleCheck,
  warn: TriangleAlert,
  bad: CircleX,
};

/** How the machine is, for an admin: one line a check, a file for whoever helps, and the way out of the kiosk. */
export function Diagnostics() {
  const { t } = useDiagnosticsText();
  const client = useClient();
  const [found, setFound] = useState<Found | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [ending, setEnding] = useState(false);

  const fail = useCallback(
    (error: unknown) => {
      const code = refusalOf(error);
      setSaid(code === 'FILE_NOT_WRITTEN' ? t('failed.FILE_NOT_WRITTEN') : t('failed', { code }));
    },
    [t],
  );
  const look = useCallback(() => {
    client.request('diagnostics.run').then(setFound, fail);
  }, [client, fail]);
  useEffect(look, [look]);

  const save = () => {
    client
      .request('diagnostics.save')
      .then((file) => setSaid(file === null ? null : t('bundle.saved', { file })), fail);
  };
  const end = () => {
    client.request('kiosk.end').catch(fail);
  };
  return (
    <section className="diagnostics" data-testid="diagnostics">
      {said === null ? null : <Banner data-testid="diagnostics-said">{said}</Banner>}
      <header className="diagnostics__head">
        <h2>{t('heading')}</h2>
        <Button data-testid="diagnostics-again" onClick={look}>
          <RefreshCw aria-hidden size="1.25rem" />
          {t('again')}
        </Button>
      </header>
      {found === null ? (
        <p className="desk__loading">{t('looking')}</p>
      ) : (
        <ul className="diagnostics__list" tabIndex={0} aria-label={t('heading')}>
          {found.checks.map((check) => (
            <Line key={check.check} {...check} />
          ))}
        </ul>
      )}
      <footer className="diagnostics__foot">
        <Button look="primary" data-testid="diagnostics-save" onClick={save}>
          <Save aria-hidden size="1.25rem" />
          {t('bundle')}
        </Button>
        <p>{t('bundle.note')}</p>
        <Button data-testid="kiosk-end" onClick={() => setEnding(true)}>
          <Power aria-hidden size="1.25rem" />
          {t('quit')}
        </Button>
      </footer>
      {ending ? (
        <Modal title={t('end.sure')} testId="end-sure" onClose={() => setEnding(false)}>
          <div className="modal__actions">
            <Button autoFocus onClick={() => setEnding(false)}>
              {t('quit.stay')}
            </Button>
            <Button look="primary" data-testid="end-yes" onClick={end}>
              {t('quit')}
            </Button>
          </div>
        </Modal>
      ) : null}
    </section>
  );
}

function Line({ check, state, finding, facts }: Check) {
  const { t } = useDiagnosticsText();
  const Icon = ICONS[state];
  return (
    <li className="diagnostics__line" data-check={check} data-state={state} data-finding={finding}>
      <Icon aria-hidden size="1.5rem" />
      <strong>{t(`check.${check}`)}</strong>
      <span className="diagnostics__state">{t(`state.${state}`)}</span>
      <span>{t(finding, facts)}</span>
    </li>
  );
}
