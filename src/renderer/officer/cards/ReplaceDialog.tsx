import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { useCardsText } from './texts.en.ts';

interface Props {
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** There is something in the folder already. */
export function ReplaceDialog({ onYes, onClose }: Props) {
  const { t } = useCardsText();
  return (
    <Modal title={t('replace.title')} testId="replace-sure" onClose={onClose}>
      <p>{t('replace.note')}</p>
      <div className="modal__actions">
        <Button autoFocus onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button look="primary" data-testid="replace-yes" onClick={onYes}>
          {t('replace.yes')}
        </Button>
      </div>
    </Modal>
  );
}
