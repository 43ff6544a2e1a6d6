import type { Site } from '#shared/domain/site.ts';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { draftOf, problemOf, settingsOf, type Draft } from './draft.ts';
import { useOfficeText } from './texts.en.ts';

/** The office's settings as they are typed, what is wrong with them, and how they are kept. */
export function useSettings(site: Site) {
  const { t } = useOfficeText();
  const client = useClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(site));
  const [told, setTold] = useState<string | null>(null);
  const change = (part: Partial<Draft>) => {
    setTold(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const problem = (field: keyof Draft) => {
    const found = problemOf(draft, field);
    return found && t(found.key, found.params);
  };
  const save = () => {
    const settings = settingsOf(draft);
    if (!settings) {
      setTold(t('wrong'));
      return;
    }
    client.request('office.save', { settings }).then(
      () => setTold(t('saved.inForce')),
      (error: unknown) => setTold(t('failed', { code: refusalOf(error) })),
    );
  };
  return { draft, change, problem, told, save };
}
