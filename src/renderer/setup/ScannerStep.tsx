import { Terminator } from '#shared/domain/site.ts';
import type { PortInfo } from '#shared/ipc/contract.ts';
import { RefreshCw } from 'lucide-react';
import { useSetupText } from './texts.en.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { Select } from '../ui/Select.tsx';
import { useProblems, type StepProps } from './step.ts';
import { usePorts } from './usePorts.ts';

export function ScannerStep(props: StepProps) {
  const { draft, change } = props;
  const { t } = useSetupText();
  const { say, leave } = useProblems(props);
  const ports = usePorts();
  const { scanner } = draft;

  return (
    <fieldset className="setup__fields">
      <legend className="setup__legend">
        <h1>{t('scanner.title')}</h1>
        <p>{t('scanner.hint')}</p>
        <Button
          className="setup__look"
          disabled={ports.looking}
          data-testid="setup-refresh"
          onClick={ports.look}
        >
          <RefreshCw aria-hidden size="1.25rem" />
          {t(ports.looking ? 'scanner.looking' : 'scanner.refresh')}
        </Button>
      </legend>
      <Choice
        name="scanner"
        title={t('scanner.auto')}
        detail={t('scanner.autoHint')}
        checked={scanner.kind === 'auto'}
        data-testid="setup-auto"
        onChange={() => change({ scanner: { kind: 'auto' } })}
      />
      <div className="setup__ports">
        {ports.list?.map((port) => (
          <Choice
            key={port.path}
            name="scanner"
            title={port.manufacturer ?? t('scanner.unnamed')}
            detail={describe(port)}
            checked={scanner.kind === 'listed' && scanner.port.path === port.path}
            data-testid="setup-port"
            data-path={port.path}
            onChange={() => change({ scanner: { kind: 'listed', port } })}
          />
        ))}
        {ports.list?.length === 0 ? (
          <div className="setup__empty" data-testid="setup-ports-empty">
            <p className="choice__title">{t(ports.failed ? 'scanner.failed' : 'scanner.empty')}</p>
            {ports.failed ? null : <p>{t('scanner.emptyHint')}</p>}
          </div>
        ) : null}
      </div>
      <div className="setup__ports">
        <Choice
          name="scanner"
          title={t('scanner.manual')}
          detail={t('scanner.pathExample')}
          checked={scanner.kind === 'typed'}
          data-testid="setup-manual"
          onChange={() => change({ scanner: { kind: 'typed', path: '' } })}
        />
        <Choice
          name="scanner"
          title={t('scanner.hid')}
          detail={t('scanner.hidHint')}
          checked={scanner.kind === 'hid'}
          data-testid="setup-hid"
          onChange={() => change({ scanner: { kind: 'hid' } })}
        />
        <Choice
          name="scanner"
          title={t('scanner.wedge')}
          detail={t('scanner.wedgeHint')}
          checked={scanner.kind === 'wedge'}
          data-testid="setup-wedge"
          onChange={() => change({ scanner: { kind: 'wedge' } })}
        />
        <Choice
          name="scanner"
          title={t('scanner.later')}
          detail={t('scanner.laterHint')}
          checked={scanner.kind === 'later'}
          data-testid="setup-later"
          onChange={() => change({ scanner: { kind: 'later' } })}
        />
      </div>
      {scanner.kind === 'typed' ? (
        <Field
          label={t('port.path')}
          problem={say('path')}
          autoFocus
          data-testid="setup-port-path"
          value={scanner.path}
          onChange={(event) => change({ scanner: { kind: 'typed', path: event.target.value } })}
          onBlur={() => leave('path')}
        />
      ) : null}
      {scanner.kind === 'typed' || scanner.kind === 'listed' ? (
        <details
          className="setup__advanced"
          data-testid="setup-advanced"
          onToggle={(event) => event.currentTarget.scrollIntoView({ block: 'nearest' })}
        >
          <summary>{t('scanner.advanced')}</summary>
          <div className="setup__row">
            <Field
              label={t('port.baud')}
              problem={say('baudRate')}
              inputMode="numeric"
              data-testid="setup-baud"
              value={draft.baudRate}
              onChange={(event) => change({ baudRate: event.target.value.trim() })}
              onBlur={() => leave('baudRate')}
            />
            <Select
              label={t('port.terminator')}
              testId="setup-terminator"
              value={draft.terminator}
              options={Terminator.options.map((value) => ({ value, said: t(`terminator.${value}`) }))}
              onChange={(terminator) => change({ terminator })}
            />
          </div>
        </details>
      ) : null}
    </fieldset>
  );
}

/** `COM3 · 0c2e:0b61` */
function describe({ path, vendorId, productId }: PortInfo): string {
  return vendorId !== null && productId !== null ? `${path} · ${vendorId}:${productId}` : path;
}
