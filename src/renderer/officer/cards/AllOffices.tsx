import type { CardMaking } from '#shared/domain/card-making.ts';
import type { Language } from '#shared/domain/locale.ts';
import { useState } from 'react';
import type { CardsKey } from './texts.id.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Confirm } from '../../ui/FormDialog.tsx';
import { FolderStep } from './FolderStep.tsx';
import { KeyStep } from './KeyStep.tsx';
import { ListStep } from './ListStep.tsx';
import { NewKey } from './NewKey.tsx';
import { problemText } from './problem-text.ts';
import { useCardsText } from './texts.en.ts';
import { useCards } from './useCards.ts';
import { Work } from './Work.tsx';
import './cards.css';

/** Site cards, posters and install sheets for all offices of a regency: key, list, folder, and the making. */
export function AllOffices() {
  const { t, language } = useCardsText();
  const client = useClient();
  const { making, problem, setProblem, take } = useCards();
  const [printed, setPrinted] = useState<Language>(language);
  const [newKey, setNewKey] = useState(false);
  const [sure, setSure] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  // The dialog says its own.
  const said = problem === null || newKey ? told : problemText(problem, t);

  if (!making) return <p className="desk__loading">{said ?? t('loading')}</p>;
  if (making.work.phase !== 'idle')
    return (
      <Work
        work={making.work}
        onStop={() => void client.request('cards.cancel').catch(() => undefined)}
        onBack={() => void take(client.request('cards.back'))}
      />
    );

  const ask = (asking: Promise<CardMaking | null>) => {
    setTold(null);
    void take(asking);
  };
  const saveSample = () => {
    setProblem(null);
    client.request('cards.list.sample', { language }).then(
      (saved) => setTold(saved && t('list.sampleSaved', { file: saved.file })),
      (error: unknown) => setProblem(refusalOf(error)),
    );
  };
  const make = (replace: boolean) => {
    setSure(false);
    setTold(null);
    setProblem(null);
    client.request('cards.make', { language: printed, replace }).then(
      (begun) => setSure(!begun),
      (error: unknown) => setProblem(refusalOf(error)),
    );
  };
  const need = needOf(making);
  return (
    <div className="fill cards" data-testid="cards">
      <div className="cards__steps">
        <p>{t('why')}</p>
        <KeyStep
          opened={making.key}
          onOpen={() => ask(client.request('cards.key.open'))}
          onMake={() => setNewKey(true)}
        />
        <ListStep
          opened={making.list}
          onOpen={() => ask(client.request('cards.list.open'))}
          onSample={saveSample}
          policies={making.policies.map(({ id }) => id)}
          onPolicy={() => ask(client.request('cards.policy.add'))}
        />
        <FolderStep
          folder={making.folder}
          language={printed}
          onChoose={() => ask(client.request('cards.folder.choose'))}
          onLanguage={setPrinted}
        />
      </div>
      <footer className="office__foot">
        <p role="status" data-testid="cards-told" data-problem={problem ?? undefined}>
          {said ?? t(need ?? 'ready')}
        </p>
        <Button look="primary" data-testid="cards-make" disabled={need !== null} onClick={() => make(false)}>
          {t('make', { count: need === 'need.fix' ? 0 : (making.list?.count ?? 0) })}
        </Button>
      </footer>
      {newKey ? (
        <NewKey
          onClose={() => {
            setNewKey(false);
            setProblem(null);
          }}
          problem={problem}
          onSave={(issuer) =>
            void take(client.request('cards.key.make', { issuer })).then((made) => {
              if (made) setNewKey(false);
            })
          }
        />
      ) : null}
      {sure ? (
        <Confirm
          title={t('replace.title')}
          testId="replace-sure"
          yes={t('replace.yes')}
          yesTestId="replace-yes"
          onYes={() => make(true)}
          onClose={() => setSure(false)}
        >
          {t('replace.note')}
        </Confirm>
      ) : null}
    </div>
  );
}

/** What is missing yet; null: nothing. */
function needOf({ key, list, folder }: CardMaking): Extract<CardsKey, `need.${string}`> | null {
  if (!key) return 'need.key';
  if (!list) return 'need.list';
  if (list.fault || list.problemCount > 0) return 'need.fix';
  return folder === null ? 'need.folder' : null;
}
