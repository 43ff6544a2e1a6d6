import { Button } from '../ui/Button.tsx';
import { useDeskText } from './texts.en.ts';

interface Props {
  readonly onNext: () => void;
  readonly disabled?: boolean;
  readonly testId?: string;
}

/** Asks for the next rows of a long list, below those that are there. */
export function More({ onNext, disabled, testId }: Props) {
  const { t } = useDeskText();
  return (
    <p className="entries__more">
      <Button data-testid={testId} disabled={disabled} onClick={onNext}>
        {t('more')}
      </Button>
    </p>
  );
}
