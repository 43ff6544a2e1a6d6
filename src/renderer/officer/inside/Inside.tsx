import { shownName } from '#shared/domain/person-name.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { DoorOpen, Printer } from 'lucide-react';
import { useEffect, useState } from 'react';
import { clockTime } from '../../i18n/time.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useRequest } from '../../ipc/useRequest.ts';
import { useOfficer } from '../../stores/officer.ts';
import { Button } from '../../ui/Button.tsx';
import { useMinute } from '../../ui/useMinute.ts';
import { draftOf, settingsOf } from '../office/draft.ts';
import type { SectionProps } from '../section.ts';
import { Blank } from '../Blank.tsx';
import { EvacuationList } from './EvacuationList.tsx';
import { InsideTable } from './InsideTable.tsx';
import { useInsideText } from './texts.en.ts';
import './inside.css';

/** Who is inside: found by name, checked out by hand, called by name when the house has to be left. */
export function Inside({ kiosk, site, officer }: SectionProps) {
  const { language, t } = useInsideText();
  const client = useClient();
  const now = useMinute();
  const { presence } = kiosk;
  const {
    data: visits,
    problem,
    reload,
  } = useRequest(
    (from) => from.request('presence.inside'),
    [presence.enabled, presence.inside, kiosk.today.total],
  );
  const evacuating = useOfficer((store) => store.evacuating);
  const [text, setText] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const failed = (error: unknown) => setTold(t('failed', { code: refusalOf(error) }));
  const ready = visits !== null;

  useEffect(() => {
    if (!evacuating || !ready) return;
    useOfficer.setState({ evacuating: false });
    client.request('presence.print').then(
      (file) => setTold(file === null ? t('printed') : t('printed.file', { file })),
      (error: unknown) => setTold(t('failed', { code: refusalOf(error) })),
    );
  }, [client, evacuating, ready, t]);

  const turnOn = () => {
    const settings = settingsOf(draftOf({ ...site, presence: { ...site.presence, enabled: true } }));
    if (settings) client.request('office.save', { settings }).then(() => setTold(null), failed);
  };
  if (!presence.enabled) {
    return (
      <Blank
        testId="inside-off"
        title={t('off')}
        hint={t(officer.role === 'admin' ? 'off.admin' : 'off.hint')}
      >
        {officer.role === 'admin' ? (
          <Button look="primary" data-testid="inside-on" onClick={turnOn}>
            {t('off.on')}
          </Button>
        ) : null}
        <p role="alert">{told}</p>
      </Blank>
    );
  }
  const leave = (visit: Visit) => {
    const name = visit.holder ? shownName(visit.holder.name) : t('nameless', { seq: visit.seq });
    client.request('presence.leave', { seqs: [visit.seq] }).then(() => setTold(t('left', { name })), failed);
  };
  const toggle = () => {
    setTold(null);
    client.request('presence.setExitMode', { on: presence.exitUntil === null }).catch(failed);
  };
  const wanted = text.trim().toLocaleLowerCase(language);
  const found = (visits ?? []).filter(
    ({ holder }) => wanted === '' || (holder?.name.toLocaleLowerCase(language).includes(wanted) ?? false),
  );
  const { capacity, exitUntil } = presence;
  const count = visits?.length ?? presence.inside;
  return (
    <section className="fill" data-testid="inside">
      <div className="bar">
        <p className="inside__count tabular" data-testid="inside-total">
          {capacity === null ? t('count', { count }) : t('countOf', { count, capacity })}
        </p>
        <input
          type="search"
          className="search"
          data-testid="inside-search"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button data-testid="exit-mode" aria-pressed={exitUntil !== null} onClick={toggle}>
          <DoorOpen aria-hidden size="1.25rem" />
          {t(exitUntil === null ? 'exit.start' : 'exit.stop')}
        </Button>
        <Button
          look="primary"
          data-testid="evacuate"
          onClick={() => useOfficer.setState({ evacuating: true })}
        >
          <Printer aria-hidden size="1.25rem" />
          {t('print')}
          <kbd className="key">{t('print.key')}</kbd>
        </Button>
      </div>
      <p className="told" role="status" data-testid="inside-told">
        {told ??
          (exitUntil !== null
            ? t('exit.on', { time: clockTime(new Date(exitUntil), site.timeZone, language) })
            : capacity !== null && count >= capacity
              ? t('full')
              : '')}
      </p>
      {problem !== null || visits === null || found.length === 0 ? (
        <Blank
          testId="inside-blank"
          title={
            problem !== null
              ? t('failed', { code: problem })
              : visits === null
                ? t('loading')
                : wanted === ''
                  ? t('empty')
                  : t('empty.search', { text: text.trim() })
          }
          hint={problem === null && visits !== null && wanted === '' ? t('empty.hint') : null}
          onRetry={problem === null ? null : reload}
        />
      ) : (
        <InsideTable visits={found} timeZone={site.timeZone} now={now} onLeave={leave} />
      )}
      {visits ? <EvacuationList visits={visits} site={site} at={now} /> : null}
    </section>
  );
}
