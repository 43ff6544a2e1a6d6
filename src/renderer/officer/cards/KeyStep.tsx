import type { RegencyKeyView } from '#shared/domain/card-making.ts';
import { FolderOpen, KeyRound } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useCardsText } from './texts.en.ts';

interface Props {
  readonly opened: RegencyKeyView | null;
  readonly onOpen: () => void;
  readonly onMake: () => void;
}

/** With which key cards are signed: from a file, or a new one. */
export function KeyStep({ opened, onOpen, onMake }: Props) {
  const { t } = useCardsText();
  return (
    <section className="box cards__step">
      <div className="bar bar--apart">
        <h2>{t('key.title')}</h2>
        <div className="bar">
          <Button data-testid="cards-key-open" onClick={onOpen}>
            <FolderOpen aria-hidden size="1.25rem" />
            {t('key.open')}
          </Button>
          <Button look="quiet" data-testid="cards-key-make" onClick={onMake}>
            <KeyRound aria-hidden size="1.25rem" />
            {t('key.make')}
          </Button>
        </div>
      </div>
      <p className="soft">{t('key.hint')}</p>
      {opened === null ? null : (
        <dl className="cards__key">
          <div>
            <dt>{t('fingerprint')}</dt>
            <dd className="cards__fingerprint" data-testid="cards-fingerprint">
              {opened.fingerprint}
            </dd>
          </div>
          <div>
            <dt>{t('issuer')}</dt>
            <dd className="cards__issuer">{opened.issuer}</dd>
          </div>
        </dl>
      )}
    </section>
  );
}
