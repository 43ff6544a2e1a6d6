import type { FoundDevice } from '#shared/domain/scanner-setup.ts';
import { Cable, CircleCheck, CircleDashed, Keyboard, Lock, ScanLine, TriangleAlert } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useScannerText } from './texts.en.ts';

interface Props {
  readonly devices: readonly FoundDevice[];
  /** Null where nothing can be tried now. */
  readonly onTry: ((device: FoundDevice) => void) | null;
}

/** Everything that is plugged in, and why it is read or not. */
export function DeviceList({ devices, onTry }: Props) {
  const { t } = useScannerText();
  return (
    <section aria-labelledby="bench-devices">
      <h2 id="bench-devices" className="bench__heading">
        {t('devices')}
      </h2>
      {devices.length === 0 ? <p data-testid="bench-no-devices">{t('devices.none')}</p> : null}
      <ul className="devices">
        {devices.map((device) => (
          <li
            key={`${device.kind} ${device.path}`}
            className="device"
            data-testid="bench-device"
            data-kind={device.kind}
            data-path={device.path}
            data-state={device.state}
          >
            <DeviceIcon device={device} />
            <div className="device__text">
              <p className="strong">
                {device.path === 'keyboard'
                  ? t('device.keyboard')
                  : (device.name ??
                    device.maker ??
                    t(device.kind === 'serial' ? 'device.port' : 'device.unnamed'))}
              </p>
              <p className="device__detail">{detailOf(device, t)}</p>
              <p className="device__state">
                <StateIcon state={device.state} />
                {t(`state.${device.state}`)}
              </p>
              <Why device={device} />
            </div>
            {onTry && device.port !== null && device.state !== 'reading' ? (
              <Button data-testid="bench-try" onClick={() => onTry(device)}>
                {t('device.try')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Translate = ReturnType<typeof useScannerText>['t'];

/** `HID POS · Honeywell · /dev/hidraw0 · 0c2e:0b07 · driver hid-generic` */
function detailOf({ kind, maker, path, vendorId, productId, driver }: FoundDevice, t: Translate): string {
  return [
    t(`kind.${kind}`),
    maker,
    path === 'keyboard' ? null : path,
    vendorId === null || productId === null ? null : `${vendorId}:${productId}`,
    driver === null ? null : t('device.driver', { driver }),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function Why({ device }: { readonly device: FoundDevice }) {
  const { t } = useScannerText();
  const { state, permission, holder, kind, path } = device;
  switch (state) {
    case 'reading':
      return kind === 'wedge' ? (
        <p className="device__why" data-testid="bench-why">
          {t('why.weakest')}
        </p>
      ) : null;
    case 'denied':
      return (
        <div className="device__why" data-testid="bench-why">
          {permission === null ? null : (
            <>
              <p>
                {t('why.denied', {
                  path,
                  owner: permission.owner,
                  group: permission.group,
                  mode: permission.mode,
                })}
              </p>
              {permission.covered ? null : (
                <p>
                  {t('why.uncovered')}
                  <code className="device__line">{permission.line}</code>
                </p>
              )}
            </>
          )}
          <p>{t('why.covered')}</p>
        </div>
      );
    case 'busy':
      return (
        <p className="device__why" data-testid="bench-why">
          {holder === null ? t('why.busy') : t('why.holder', { holder })}
        </p>
      );
    case 'free':
      return (
        <p className="device__why" data-testid="bench-why">
          {t(kind === 'hid' ? 'why.freeHid' : 'why.free')}
        </p>
      );
    case 'mode':
    case 'typing':
      return (
        <p className="device__why" data-testid="bench-why">
          {t(`why.${state}`)}
        </p>
      );
  }
}

function DeviceIcon({ device: { kind } }: { readonly device: FoundDevice }) {
  const Icon = kind === 'serial' ? Cable : kind === 'wedge' ? Keyboard : ScanLine;
  return <Icon aria-hidden className="device__icon" size="1.5rem" />;
}

function StateIcon({ state }: { readonly state: FoundDevice['state'] }) {
  const Icon =
    state === 'reading'
      ? CircleCheck
      : state === 'denied'
        ? Lock
        : state === 'busy' || state === 'mode'
          ? TriangleAlert
          : CircleDashed;
  return <Icon aria-hidden size="1rem" />;
}
