import type { Check } from '#shared/domain/diagnostics.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { CircleCheck, CircleX, type LucideIcon, Power, RefreshCw, Save, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useRequest } from '../../ipc/useRequest.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/FormDialog.tsx';
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
  const { data: found, problem, reload } = useRequest((from) => from.request('diagnostics.run'));
  const [said, setSaid] = useState<string | null>(null);
  const [ending, setEnding] = useState(false);

  const fail = (error: unknown) => setSaid(failedText(refusalOf(error)));
  const failedText = (code: Refusal) =>
    code === 'FILE_NOT_WRITTEN' ? t('failed.FILE_NOT_WRITTEN') : t('failed', { code });

  const save = () => {
    client
      .request('diagnostics.save')
      .then((file) => setSaid(file === null ? null : t('bundle.saved', { file })), fail);
  };
  const end = () => {
    client.request('kiosk.end').catch(fail);
  };
  const told = said ?? (problem && failedText(problem));
  return (
    <section className="fill fill--apart" data-testid="diagnostics">
      {told === null ? null : <Banner data-testid="diagnostics-said">{told}</Banner>}
      <header className="bar bar--apart">
        <h2>{t('heading')}</h2>
        <Button data-testid="diagnostics-again" onClick={reload}>
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
        <Confirm
          title={t('end.sure')}
          testId="end-sure"
          yes={t('quit')}
          yesTestId="end-yes"
          no={t('quit.stay')}
          onYes={end}
          onClose={() => setEnding(false)}
        />
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
