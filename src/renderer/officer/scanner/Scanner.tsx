import type { KeyboardLayout } from '#shared/domain/keyboard-layout.ts';
import type { FoundDevice, ScannerReading } from '#shared/domain/scanner-setup.ts';
import type { ScannerSettings } from '#shared/domain/site.ts';
import { FileDown, FlaskConical, Save, Square } from 'lucide-react';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import type { SectionProps } from '../section.ts';
import { Blank } from '../Blank.tsx';
import { DeviceList } from './DeviceList.tsx';
import { pathOf } from './draft.ts';
import { LiveView } from './LiveView.tsx';
import { ProbePanel } from './ProbePanel.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { SheetTicks } from './SheetTicks.tsx';
import { useScannerText } from './texts.en.ts';
import { useBench } from './useBench.ts';
import './scanner.css';

/** The scanner: what is plugged in, a test of it, and the settings that turn out to work. */
export function Scanner({ site: { timeZone } }: SectionProps) {
  const { t } = useScannerText();
  const client = useClient();
  const [testing, setTesting] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const { bench, readings, probe, problem, look } = useBench(testing);

  const done = (work: Promise<unknown>, message: string | null = null) => {
    setTold(null);
    work.then(
      () => {
        setTold(message);
        look();
      },
      (error: unknown) => {
        const code = refusalOf(error);
        setTold(
          code === 'WRONG_PHASE'
            ? t('notNow')
            : code === 'FILE_NOT_WRITTEN'
              ? t('failed.FILE_NOT_WRITTEN')
              : t('failed', { code }),
        );
      },
    );
  };
  const attempt = (settings: ScannerSettings) => done(client.request('scanner.try', { settings }));
  const saveSheet = () => {
    setTold(null);
    client.request('scanner.sheet').then(
      (saved) => setTold(saved === null ? null : t('sheet.saved', { file: saved.file })),
      (error: unknown) => {
        const code = refusalOf(error);
        setTold(code === 'FILE_NOT_WRITTEN' ? t('failed.FILE_NOT_WRITTEN') : t('failed', { code }));
      },
    );
  };

  if (bench === null) {
    const title = problem === null ? t('looking') : t('failed', { code: problem });
    return <Blank testId="bench-blank" title={title} onRetry={problem === null ? null : look} />;
  }

  const { devices, settings, trying, sheet } = bench;
  // What the person wants and what is so may differ for a moment.
  const active = testing && bench.testing;
  const used = trying ?? settings;
  const ports = devices.filter(({ kind }) => kind === 'serial').map(({ path }) => path);
  const probing = probe?.running === true && active;

  return (
    <section className="fill" data-testid="bench" data-testing={active} data-trying={trying !== null}>
      <div className="bar">
        <Button
          look={testing ? 'plain' : 'primary'}
          data-testid="test-switch"
          aria-pressed={testing}
          onClick={() => setTesting(!testing)}
        >
          {testing ? <Square aria-hidden size="1.25rem" /> : <FlaskConical aria-hidden size="1.25rem" />}
          {t(testing ? 'test.end' : 'test.start')}
        </Button>
        <Button data-testid="sheet-save" onClick={saveSheet}>
          <FileDown aria-hidden size="1.25rem" />
          {t('sheet.save')}
        </Button>
        <div className="bench__settings">
          <p data-testid="in-force">
            <span className="soft">{t('inForce')}</span>
            {said(settings, devices, t)}
          </p>
          {trying === null ? null : (
            <p data-testid="tried">
              <span className="soft">{t('trying')}</span>
              {said(trying, devices, t)}
            </p>
          )}
        </div>
        {trying === null ? null : (
          <Button
            look="primary"
            data-testid="bench-save"
            onClick={() => done(client.request('scanner.save'), t('saved.inForce'))}
          >
            <Save aria-hidden size="1.25rem" />
            {t('save.settings')}
          </Button>
        )}
      </div>
      <p className="bench__told" role="status" data-testid="bench-told" data-testing={active}>
        {told ?? t(testing ? 'test.on' : 'test.off')}
      </p>
      {active && used?.kind === 'auto' && used.typing !== true && readings.some(isTyped) ? (
        <div className="bar bar--apart bench__offer" data-testid="offer-typing">
          <p>{t('typing.offer')}</p>
          <Button data-testid="expect-typing" onClick={() => attempt({ ...used, typing: true })}>
            {t('typing.expect')}
          </Button>
        </div>
      ) : null}
      <div className="beside">
        <div className="bench__column bench__column--devices" tabIndex={0}>
          <DeviceList devices={devices} onTry={active ? (device) => attempt(asSerial(device)) : null} />
          <div className="bench__probe">
            <Button
              data-testid="probe-start"
              disabled={!active || (ports.length === 0 && !probing)}
              onClick={() =>
                done(
                  probing ? client.request('scanner.probe.stop') : client.request('scanner.probe', { ports }),
                )
              }
            >
              {t(probing ? 'probe.stop' : 'probe')}
            </Button>
            {probe !== null && active ? <ProbePanel probe={probe} /> : null}
          </div>
          <details className="bench__details" data-testid="bench-details">
            <summary>{t('settings')}</summary>
            <SettingsForm
              key={JSON.stringify(used)}
              settings={used}
              devices={devices}
              onTry={active ? attempt : null}
            />
          </details>
        </div>
        <div className="bench__column" tabIndex={0}>
          <SheetTicks sheet={sheet} readings={readings} />
          <LiveView
            readings={readings}
            timeZone={timeZone}
            testing={active}
            current={layoutOf(used)}
            onLayout={
              used?.kind === 'auto' || used?.kind === 'wedge'
                ? (layout) => attempt({ ...used, layout })
                : null
            }
          />
        </div>
      </div>
    </section>
  );
}

/** A code of the sheet, typed, and whole. */
function isTyped({ source, check }: ScannerReading): boolean {
  return source.startsWith('wedge:') && check?.faults.length === 0;
}

function asSerial({ path, port }: FoundDevice): ScannerSettings {
  return {
    kind: 'serial',
    port: port ?? { by: 'path', path },
    ...{ baudRate: 9600, terminator: 'auto' },
  };
}

function layoutOf(settings: ScannerSettings | null): KeyboardLayout {
  return settings !== null && 'layout' in settings ? (settings.layout ?? 'us') : 'us';
}

/** Settings in a few words. */
function said(
  settings: ScannerSettings | null,
  devices: readonly FoundDevice[],
  t: ReturnType<typeof useScannerText>['t'],
): string {
  if (settings === null) return t('as.none');
  if (settings.kind === 'serial') {
    return t('as.serial', { port: pathOf(settings, devices), baud: settings.baudRate });
  }
  const layout = layoutOf(settings);
  const words = t(`as.${settings.kind}`);
  return layout === 'us' ? words : `${words}, ${t('as.layout', { layout: t(`layout.${layout}`) })}`;
}
