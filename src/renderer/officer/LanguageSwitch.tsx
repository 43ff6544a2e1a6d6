import { LANGUAGES } from '#shared/domain/locale.ts';
import { useDeskText } from './texts.en.ts';
import { useClient } from '../ipc/context.tsx';
import { useState } from 'react';

/** The site's language: of this desk and of what visitors read first. */
export function LanguageSwitch() {
  const { language, t } = useDeskText();
  const client = useClient();
  const [failed, setFailed] = useState(false);
  return (
    <div className="switch" role="group" aria-label={t('desk.language')} data-testid="language">
      {LANGUAGES.map((choice) => (
        <button
          key={choice}
          type="button"
          className="switch__choice"
          lang={choice}
          aria-label={`${choice.toUpperCase()}: ${t(`language.${choice}`)}`}
          title={t(`language.${choice}`)}
          aria-pressed={choice === language}
          data-testid={`language-${choice}`}
          data-failed={failed ? '' : undefined}
          onClick={() => {
            client.request('site.setLanguage', { language: choice }).then(
              () => setFailed(false),
              () => setFailed(true),
            );
          }}
        >
          {choice.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
