import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { ScannerReading } from '#shared/domain/scanner-setup.ts';
import { LOCALES } from '#shared/messages/translate.ts';
import { useState } from 'react';
import { zoneName } from '../../i18n/time.ts';
import { CheckText } from './CheckText.tsx';
import { useScannerText } from './texts.en.ts';

interface Props {
  readonly readings: readonly ScannerReading[];
  readonly timeZone: string;
  readonly testing: boolean;
  readonly current: KeyboardLayout;
  readonly onLayout: ((layout: KeyboardLayout) => void) | null;
}

/** Every scan since the page was opened, and one of them in full. */
export function LiveView({ readings, timeZone, testing, current, onLayout }: Props) {
  const { language, t } = useScannerText();
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = readings.find(({ number }) => number === chosen) ?? readings[0];
  const zone = zoneName(timeZone, new Date(readings[0]?.at ?? 0));
  const clock = new Intl.DateTimeFormat(LOCALES[language], { timeZone, timeStyle: 'medium' });
  return (
    <section className="live" aria-labelledby="bench-live">
      <h2 id="bench-live" className="bench__heading">
        {t('live')}
      </h2>
      {readings.length === 0 ? <p className="soft">{t('live.none')}</p> : null}
      {shown ? <Shown reading={shown} testing={testing} current={current} onLayout={onLayout} /> : null}
      {readings.length === 0 ? null : (
        <div className="live__list">
          <table className="live__table" data-testid="live">
            <thead>
              <tr>
                <th className="live__figure">{t('col.seq')}</th>
                <th>{t('col.time', { zone })}</th>
                <th>{t('live.format')}</th>
                <th className="live__figure">{t('live.length')}</th>
                <th className="live__figure">{t('live.took')}</th>
                <th>{t('live.symbology')}</th>
                <th className="live__source">{t('live.source')}</th>
              </tr>
            </thead>
            <tbody>
              {readings.map((reading) => (
                <tr key={reading.number} aria-selected={reading.number === shown?.number}>
                  <td className="live__figure">
                    <button
                      type="button"
                      className="live__choose"
                      data-testid="live-choose"
                      aria-label={t('live.content', { number: reading.number })}
                      onClick={() => setChosen(reading.number)}
                    >
                      {reading.number}
                    </button>
                  </td>
                  <td className="tabular">{clock.format(new Date(reading.at))}</td>
                  <td>{t(`format.${reading.format}`)}</td>
                  <td className="live__figure">{reading.length}</td>
                  <td className="live__figure">{t('live.ms', { ms: Math.round(reading.tookMs) })}</td>
                  <td>{reading.symbology ?? '–'}</td>
                  <td className="live__source" title={reading.source}>
                    {reading.source}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Shown(props: {
  readonly reading: ScannerReading;
  readonly testing: boolean;
  readonly current: KeyboardLayout;
  readonly onLayout: ((layout: KeyboardLayout) => void) | null;
}) {
  const { reading, testing, current, onLayout } = props;
  const { t } = useScannerText();
  const { content, check, ending, number } = reading;
  return (
    <div className="shown" data-testid="shown" data-number={number}>
      {check ? <CheckText check={check} current={current} onLayout={testing ? onLayout : null} /> : null}
      {ending === 'whole' ? null : <p className="problem">{t(`ending.${ending}`)}</p>}
      {content === null ? (
        <p className="soft">{t('live.secret')}</p>
      ) : (
        <dl className="shown__content">
          <div>
            <dt>{t('live.text')}</dt>
            <dd tabIndex={0} data-testid="shown-text">
              {content.text}
            </dd>
          </div>
          <div>
            <dt>{t('live.hex')}</dt>
            <dd tabIndex={0} data-testid="shown-hex">
              {content.hex.replace(/..(?=.)/g, '$& ')}
            </dd>
          </div>
        </dl>
      )}
    </div>
  );
}
