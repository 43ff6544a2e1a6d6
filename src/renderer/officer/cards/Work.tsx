import type { CardWork } from '#shared/domain/card-making.ts';
import { CircleCheck, CircleX } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useCardsText } from './texts.en.ts';

interface Props {
  readonly work: Exclude<CardWork, { phase: 'idle' }>;
  readonly onStop: () => void;
  readonly onBack: () => void;
}

/** How far the making is, or what became of it. */
export function Work({ work, onStop, onBack }: Props) {
  const { t } = useCardsText();
  if (work.phase === 'running')
    return (
      <div className="fill cards" data-testid="cards-running" data-done={work.done} data-total={work.total}>
        <Running work={work} />
        <footer className="office__foot">
          <p>{t('running.hint')}</p>
          <Button data-testid="cards-stop" onClick={onStop}>
            {t('stop')}
          </Button>
        </footer>
      </div>
    );
  return (
    <div className="fill cards" data-testid={`cards-${work.phase}`}>
      <div className="cards__steps">
        {work.phase === 'done' ? <Done work={work} /> : <Unfinished work={work} />}
      </div>
      <footer className="office__foot">
        <Button autoFocus look="primary" data-testid="cards-back" onClick={onBack}>
          {t('back')}
        </Button>
      </footer>
    </div>
  );
}

function Running({ work }: { readonly work: Extract<CardWork, { phase: 'running' }> }) {
  const { t } = useCardsText();
  const { done, total, office } = work;
  return (
    <div className="cards__steps">
      <p className="outcome" role="status">
        {t('running')}
      </p>
      <progress aria-label={t('running')} max={total} value={done} />
      <p className="tabular">{t('running.count', { done, total })}</p>
      <p>{t('running.office', { office })}</p>
    </div>
  );
}

function Done({ work }: { readonly work: Extract<CardWork, { phase: 'done' }> }) {
  const { t } = useCardsText();
  const { total, folder, key } = work;
  return (
    <>
      <p className="outcome" role="status">
        <CircleCheck aria-hidden size="2rem" />
        {t('done', { count: total })}
      </p>
      <dl className="cards__facts">
        <dt>{t('done.folder')}</dt>
        <dd>{folder}</dd>
        <dt>{t('issuer')}</dt>
        <dd>{key.issuer}</dd>
        <dt>{t('fingerprint')}</dt>
        <dd className="cards__fingerprint">{key.fingerprint}</dd>
      </dl>
      <h2>{t('done.left')}</h2>
      <ol className="cards__left">
        <li>{t('left.print')}</li>
        <li>{t('left.poster')}</li>
        <li>{t('left.install')}</li>
        <li>{t('left.key')}</li>
      </ol>
    </>
  );
}

function Unfinished({ work }: { readonly work: Extract<CardWork, { phase: 'stopped' | 'failed' }> }) {
  const { t } = useCardsText();
  const { done, total, folder } = work;
  const key = work.phase === 'failed' ? (`fault.${work.fault}` as const) : 'stopped';
  return (
    <>
      <p className="outcome" role="alert">
        <CircleX aria-hidden size="2rem" />
        {t(key, { done, total })}
      </p>
      <dl className="cards__facts">
        <dt>{t('done.folder')}</dt>
        <dd>{folder}</dd>
      </dl>
    </>
  );
}
