import type { ScannerReading, SheetEntry } from '#shared/domain/scanner-setup.ts';
import { Check, X } from 'lucide-react';
import { useScannerText } from './texts.en.ts';

interface Props {
  readonly sheet: readonly SheetEntry[];
  readonly readings: readonly ScannerReading[];
}

/** The codes of the test sheet: which came whole, and which did not. The last scan of each counts. */
export function SheetTicks({ sheet, readings }: Props) {
  const { t } = useScannerText();
  const states = sheet.map((code) => {
    const last = readings.find(({ check }) => check?.number === code.number)?.check;
    return { ...code, state: !last ? 'waiting' : last.faults.length === 0 ? 'good' : 'bad' } as const;
  });
  const good = states.filter(({ state }) => state === 'good').length;
  return (
    <section aria-labelledby="bench-sheet">
      <h2 id="bench-sheet" className="bench__heading">
        {t('sheet')}
        <span className="bench__aside" data-testid="sheet-done">
          {t('sheet.done', { good, all: sheet.length })}
        </span>
      </h2>
      <ol className="ticks">
        {states.map(({ number, length, state }) => {
          const said = t('sheet.code', { number, length, state: t(`sheet.${state}`) });
          return (
            <li
              key={number}
              className="tick"
              data-testid="tick"
              data-number={number}
              data-state={state}
              title={said}
            >
              <span className="visually-hidden">{said}</span>
              <span aria-hidden className="tick__number">
                {number}
              </span>
              <span aria-hidden className="tick__length">
                {length}
              </span>
              <span aria-hidden className="tick__mark">
                {state === 'good' ? <Check size="1.25rem" /> : state === 'bad' ? <X size="1.25rem" /> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
