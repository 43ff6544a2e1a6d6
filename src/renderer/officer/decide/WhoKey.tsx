import { UserPen } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useKeys } from '../../ui/useKeys.ts';
import { useLiveDeskText } from './texts.en.ts';

interface Props {
  /** Whether it was said already. */
  readonly given: boolean;
  readonly onPress: () => void;
}

/** Asks who it is, of whom nothing proves a name: without one nobody finds them again. */
export function WhoKey({ given, onPress }: Props) {
  const { t } = useLiveDeskText();
  useKeys({
    F6: () => {
      onPress();
      return true;
    },
  });
  return (
    <p className="who-key">
      <Button data-testid="who-open" onClick={onPress}>
        <UserPen aria-hidden size="1.25rem" />
        {t(given ? 'who.change' : 'who.open')}
        <kbd className="key">F6</kbd>
      </Button>
      {given ? null : <span>{t('who.why')}</span>}
    </p>
  );
}
