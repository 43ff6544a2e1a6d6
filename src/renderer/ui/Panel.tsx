import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/text.tsx';
import { Button } from './Button.tsx';

interface Props {
  readonly label: string;
  readonly title?: ReactNode;
  readonly className: string;
  readonly testId: string;
  readonly closeTestId?: string;
  readonly seq?: number | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Beside a table: all of one row of it. */
export function Panel({
  label,
  title = label,
  className,
  testId,
  closeTestId,
  seq,
  onClose,
  children,
}: Props) {
  const { t } = useText();
  return (
    <aside className={`panel ${className}`} aria-label={label} data-testid={testId} data-seq={seq}>
      <header className="panel__head">
        <h2 className="panel__title">{title}</h2>
        <Button look="quiet" data-testid={closeTestId} aria-label={t('close')} onClick={onClose}>
          <X aria-hidden size="1.25rem" />
        </Button>
      </header>
      {children}
    </aside>
  );
}
