import type { ProbeState } from '#shared/domain/scanner-setup.ts';
import { useScannerText } from './texts.en.ts';

/** How the look through ports and speeds goes. */
export function ProbePanel({ probe }: { readonly probe: ProbeState }) {
  const { t } = useScannerText();
  const found = probe.ports.some(({ state }) => state === 'found');
  return (
    <section className="probe" role="status" data-testid="probe" data-running={probe.running}>
      <p className="strong">{t(probe.running ? 'probe.how' : found ? 'trying' : 'probe.nothing')}</p>
      <ul>
        {probe.ports.map(({ path, state, baudRate, garbled }) => (
          <li key={path} data-testid="probe-port" data-path={path} data-state={state}>
            <span className="probe__path">{path}</span>
            {state === 'listening' || state === 'found'
              ? t(`probe.${state}`, { baud: baudRate })
              : t(`probe.${state}`)}
            {state === 'listening' ? `, ${t('probe.garbled', { count: garbled })}` : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
