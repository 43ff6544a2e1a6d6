import type { ExportRequest, ExportState } from '#shared/domain/export.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { useCallback, useEffect, useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';

/** How often to ask how far it is, in milliseconds. */
const ASK_MS = 200;

/** `choosing`: nothing is under way; `asking`: the person is asked where to. */
export type Stage = { readonly phase: 'choosing' } | { readonly phase: 'asking' } | ExportState;

/** One export from the choice to its end. One that is under way already is taken up. */
export function useExport() {
  const client = useClient();
  const [stage, setStage] = useState<Stage>({ phase: 'choosing' });
  const [problem, setProblem] = useState<Refusal | null>(null);
  const watching = stage.phase === 'running' || stage.phase === 'checking';

  useEffect(() => {
    let current = true;
    client.request('export.state').then(
      (state) => {
        if (current && (state.phase === 'running' || state.phase === 'checking')) setStage(state);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [client]);

  useEffect(() => {
    if (!watching) return;
    const asking = setInterval(() => {
      client.request('export.state').then(setStage, () => undefined);
    }, ASK_MS);
    return () => clearInterval(asking);
  }, [client, watching]);

  const start = useCallback(
    (request: ExportRequest) => {
      setProblem(null);
      setStage({ phase: 'asking' });
      client.request('export.start', request).then(
        (begun) => setStage(begun ? { phase: 'running', done: 0, total: 0 } : { phase: 'choosing' }),
        (error: unknown) => {
          setStage({ phase: 'choosing' });
          setProblem(refusalOf(error));
        },
      );
    },
    [client],
  );
  const cancel = useCallback(() => {
    client.request('export.cancel').catch(() => undefined);
  }, [client]);
  const back = useCallback(() => setStage({ phase: 'choosing' }), []);
  return { stage, problem, start, cancel, back };
}
