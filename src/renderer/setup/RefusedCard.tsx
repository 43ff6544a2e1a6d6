import type { SiteCardState } from '#shared/domain/site-card.ts';
import { useSiteCardText } from '../i18n/site-card.ts';
import { useClient } from '../ipc/context.tsx';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';

/** A card that was scanned is not taken, and why. Nothing that was typed is lost. */
export function RefusedCard({ card }: { readonly card: Extract<SiteCardState, { kind: 'refused' }> }) {
  const { t } = useSiteCardText();
  const client = useClient();
  const close = () => {
    client.request('setup.putCardAway').catch(() => undefined);
  };
  return (
    <Modal title={t('refused.title')} testId="card-refused" onClose={close}>
      <p role="status" data-testid="card-refused-why" data-code={card.code} data-times={card.times}>
        {t(`refused.${card.code}`)}
      </p>
      <div className="modal__actions">
        <Button autoFocus look="primary" data-testid="card-refused-close" onClick={close}>
          {t('close')}
        </Button>
      </div>
    </Modal>
  );
}
