import type { Site } from '#shared/domain/site.ts';
import type { Visit } from '#shared/domain/visit.ts';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/FormDialog.tsx';
import { PersonVisits } from './PersonVisits.tsx';
import { useOfficeText } from './texts.en.ts';

const SHORTEST = 3;

interface Found {
  readonly text: string;
  readonly visits: readonly Visit[];
}

/** What is kept of a person who asks, found and shredded. */
export function Privacy({ site: { timeZone } }: { readonly site: Site }) {
  const { t } = useOfficeText();
  const client = useClient();
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [told, setTold] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const failed = (error: unknown) => setTold(t('failed', { code: refusalOf(error) }));

  const find = () => {
    const wanted = text.trim();
    setChosen(new Set());
    setFound(null);
    if (wanted.length < SHORTEST) {
      setTold(t('privacy.short'));
      return;
    }
    client.request('privacy.find', { text: wanted }).then((visits) => {
      setFound({ text: wanted, visits });
      setTold(
        visits.length === 0
          ? t('privacy.none', { text: wanted })
          : t('privacy.found', { count: visits.length }),
      );
    }, failed);
  };
  const erase = () => {
    setSure(false);
    client.request('privacy.erase', { seqs: [...chosen] }).then((count) => {
      setTold(t('privacy.erased', { count }));
      setFound(
        (before) => before && { ...before, visits: before.visits.filter(({ seq }) => !chosen.has(seq)) },
      );
      setChosen(new Set());
    }, failed);
  };

  return (
    <div className="fill" data-testid="privacy">
      <p>{t('privacy.why')}</p>
      <form
        className="office__row"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          find();
        }}
      >
        <input
          type="search"
          className="search"
          aria-label={t('privacy.search')}
          placeholder={t('privacy.search')}
          data-testid="privacy-search"
          maxLength={100}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Button look="primary" type="submit" data-testid="privacy-find">
          <Search aria-hidden size="1.25rem" />
          {t('privacy.find')}
        </Button>
        <Button data-testid="privacy-erase" disabled={chosen.size === 0} onClick={() => setSure(true)}>
          {t('privacy.erase', { count: chosen.size })}
        </Button>
      </form>
      <p className="told" role="status" data-testid="privacy-told">
        {told}
      </p>
      {found && found.visits.length > 0 ? (
        <PersonVisits visits={found.visits} timeZone={timeZone} chosen={chosen} onChoose={setChosen} />
      ) : null}
      {sure ? (
        <Confirm
          title={t('privacy.sure', { count: chosen.size })}
          testId="privacy-sure"
          yes={t('privacy.yes')}
          yesTestId="privacy-yes"
          onYes={erase}
          onClose={() => setSure(false)}
        >
          {t('privacy.sure.note')}
        </Confirm>
      ) : null}
    </div>
  );
}
