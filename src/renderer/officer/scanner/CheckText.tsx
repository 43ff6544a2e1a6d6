import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { SheetCheck, SheetFault } from '#shared/domain/scanner-setup.ts';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { toTyped } from './affix.ts';
import { useScannerText } from './texts.en.ts';

interface Props {
  readonly check: SheetCheck;
  /** The keyboard as which the kiosk reads it. */
  readonly current: KeyboardLayout;
  /** Null where it cannot be tried now. */
  readonly onLayout: ((layout: KeyboardLayout) => void) | null;
}

/** What became of a code of the test sheet, in words. */
export function CheckText({ check, current, onLayout }: Props) {
  const { t } = useScannerText();
  const { number, faults } = check;
  const isGood = faults.length === 0;
  const layout = faults.find((fault) => fault.is === 'LAYOUT')?.layout ?? null;
  return (
    <div
      className="check"
      role="status"
      data-testid="check"
      data-faults={faults.map(({ is }) => is).join(' ')}
    >
      {isGood ? <CircleCheck aria-hidden size="1.5rem" /> : <TriangleAlert aria-hidden size="1.5rem" />}
      <div>
        <p className="strong">
          {number === null
            ? t('check.badUnknown')
            : isGood
              ? t('check.good', { number })
              : t('check.bad', { number })}
        </p>
        <ul>
          {faults.map((fault) => (
            <li key={fault.is}>{sentence(fault, current, t)}</li>
          ))}
        </ul>
      </div>
      {layout !== null && onLayout ? (
        <Button data-testid="use-layout" onClick={() => onLayout(layout)}>
          {t('fault.LAYOUT.use', { layout: t(`layout.${layout}`) })}
        </Button>
      ) : null}
    </div>
  );
}

function sentence(
  fault: SheetFault,
  current: KeyboardLayout,
  t: ReturnType<typeof useScannerText>['t'],
): string {
  switch (fault.is) {
    case 'LAYOUT':
      return fault.layout === null
        ? t('fault.LAYOUT.unknown')
        : t('fault.LAYOUT', { layout: t(`layout.${fault.layout}`), current: t(`layout.${current}`) });
    case 'TRUNCATED':
      return t('fault.TRUNCATED', { came: fault.came, of: fault.of });
    case 'HEAD_LOST':
    case 'MIDDLE_LOST':
      return t(`fault.${fault.is}`, { lost: fault.lost });
    case 'ADDED':
      return t('fault.ADDED', { before: toTyped(fault.before), after: toTyped(fault.after) });
    case 'CHANGED':
      return t('fault.CHANGED', { count: fault.count });
    default:
      return t(`fault.${fault.is}`);
  }
}
