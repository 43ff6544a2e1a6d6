import type { Site } from '#shared/domain/site.ts';
import type { UpdateState } from '#shared/domain/update.ts';
import { CloudDownload } from 'lucide-react';
import { useState } from 'react';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Tick } from '../office/Tick.tsx';
import { type Draft, draftOf, problemsOf, settingsOf } from './draft.ts';
import { useUpdatesText } from './texts.en.ts';

interface Props {
  readonly site: Site;
  readonly state: UpdateState;
}

const WHEN = ['ask', 'night'] as const;

/** Where updates come from by themselves, and when they are installed. */
export function FeedPart({ site, state }: Props) {
  const { t } = useUpdatesText();
  const client = useClient();
  const [draft, setDraft] = useState<Draft>(() => draftOf(site.updates));
  const [told, setTold] = useState<string | null>(null);
  const problems = problemsOf(draft);
  const change = (part: Partial<Draft>) => {
    setTold(null);
    setDraft((before) => ({ ...before, ...part }));
  };
  const save = () => {
    const settings = settingsOf(draft);
    if (!settings) {
      setTold(t('wrong'));
      return;
    }
    client.request('update.save', { settings }).then(
      () => setTold(t('saved.inForce')),
      (error: unknown) => setTold(t('failed', { code: refusalOf(error) })),
    );
  };
  return (
    <form
      className="box updates__feed"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h2>
        <CloudDownload aria-hidden size="1.25rem" />
        {t('feed')}
      </h2>
      <p>{t('feed.note')}</p>
      <Tick
        label={t('feed.enabled')}
        checked={draft.enabled}
        data-testid="update-enabled"
        onChange={(enabled) => change({ enabled })}
      />
      <Field
        label={t('feed.url')}
        problem={problems.url ? t('feed.urlWrong') : null}
        inputMode="url"
        maxLength={2048}
        value={draft.url}
        data-testid="update-url"
        onChange={(event) => change({ url: event.target.value })}
      />
      <Field
        label={t('everyHours')}
        problem={problems.everyHours ? t('everyHours.wrong') : null}
        className="office__number"
        inputMode="numeric"
        maxLength={3}
        value={draft.everyHours}
        data-testid="update-hours"
        onChange={(event) => change({ everyHours: event.target.value })}
      />
      <fieldset className="updates__when">
        <legend>{t('when')}</legend>
        {WHEN.map((each) => (
          <label key={each} className="tick-label">
            <input
              type="radio"
              name="update-when"
              data-testid={`update-when-${each}`}
              checked={draft.install === each}
              onChange={() => change({ install: each })}
            />
            {t(`when.${each}`)}
          </label>
        ))}
        {draft.install === 'night' && !state.unattended ? (
          <p className="field__note">{t('when.attended')}</p>
        ) : null}
      </fieldset>
      <div className="office__row">
        <Button type="submit" data-testid="update-save">
          {t('save')}
        </Button>
        <p className="told" role="status" data-testid="update-saved">
          {told}
        </p>
      </div>
    </form>
  );
}
