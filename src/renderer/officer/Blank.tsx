import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { useDeskText } from './texts.en.ts';

interface Props {
  readonly title: string;
  readonly hint?: string | null;
  /** Asks anew, where that may help. */
  readonly onRetry?: (() => void) | null | undefined;
  readonly testId?: string;
  readonly children?: ReactNode;
}

/** There is nothing to show: why, and what to do. */
export function Blank({ title, hint = null, onRetry, testId, children }: Props) {
  const { t } = useDeskText();
  return (
    <div className="desk__blank" data-testid={testId} role={onRetry ? 'alert' : undefined}>
      <p className="desk__blank-title">{title}</p>
      {hint === null ? null : <p>{hint}</p>}
      {onRetry ? (
        <Button look="primary" onClick={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
      {children}
    </div>
  );
}
