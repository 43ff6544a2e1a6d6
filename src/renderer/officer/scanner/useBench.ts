import type { ProbeState, ScannerBench, ScannerReading } from '#shared/domain/scanner-setup.ts';
import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';

/** How often to look at the devices, and to say that the page is open, in milliseconds. */
const LOOK = 2500;
/** So many scans are kept on the page. */
const KEPT = 50;

export interface BenchView {
  /** Null: not there yet. */
  readonly bench: ScannerBench | null;
  /** The newest first. Gone with the page. */
  readonly readings: readonly ScannerReading[];
  readonly probe: ProbeState | null;
  /** Why the bench cannot be seen; a refusal's code. */
  readonly problem: string | null;
  /** Asks anew, after a change. */
  readonly look: () => void;
}

/**
 * The bench, as long as the page is open.
 * @param testing whether the person wants a test to run
 */
export function useBench(testing: boolean): BenchView {
  const client = useClient();
  const [bench, setBench] = useState<ScannerBench | null>(null);
  const [readings, setReadings] = useState<readonly ScannerReading[]>([]);
  const [probe, setProbe] = useState<ProbeState | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const look = useCallback(() => setAttempt((count) => count + 1), []);

  useEffect(() => {
    const stop = [
      client.subscribe('scanner.reading', (reading) => {
        setReadings((known) => [reading, ...known].slice(0, KEPT));
        // Who scans is there: the desk does not lock itself meanwhile.
        window.dispatchEvent(new PointerEvent('pointermove'));
      }),
      client.subscribe('scanner.probing', setProbe),
    ];
    return () => {
      for (const each of stop) each();
      void client.request('scanner.leave').catch(() => undefined);
    };
  }, [client]);

  useEffect(() => {
    let current = true;
    const ask = async () => {
      await client.request('scanner.watch', { test: testing });
      return client.request('scanner.bench');
    };
    const again = () => {
      ask().then(
        (found) => {
          if (!current) return;
          setBench(found);
          setProblem(null);
        },
        (error: unknown) => {
          if (current) setProblem(refusalOf(error));
        },
      );
    };
    again();
    const timer = setInterval(again, LOOK);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [client, testing, attempt]);

  return { bench, readings, probe, problem, look };
}
