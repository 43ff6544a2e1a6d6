import type { SiteCardState } from '#shared/domain/site-card.ts';
import { Button } from '../Button.tsx';
import { Modal } from '../Modal.tsx';
import { useSiteCardText } from './texts.en.ts';

interface Props {
  readonly card: Extract<SiteCardState, { kind: 'refused' }>;
  readonly onClose: () => void;
}

/** A card that was scanned is not taken, and why. Nothing that was typed is lost. */
export function RefusedCard({ card, onClose }: Props) {
  const { t } = useSiteCardText();
  return (
    <Modal title={t('refused.title')} testId="card-refused" onClose={onClose}>
      <p role="status" data-testid="card-refused-why" data-code={card.code} data-times={card.times}>
        {t(`refused.${card.code}`)}
      </p>
      <div className="modal__actions">
        <Button autoFocus look="primary" data-testid="card-refused-close" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </Modal>
  );
}
