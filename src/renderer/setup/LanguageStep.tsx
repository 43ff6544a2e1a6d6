import { LANGUAGES } from '#shared/domain/locale.ts';
import { useSetupText } from './texts.en.ts';
import { Choice } from '../ui/Choice.tsx';
import type { StepProps } from './step.ts';

export function LanguageStep({ draft, change }: StepProps) {
  const { t } = useSetupText();
  return (
    <fieldset className="setup__fields">
      <legend className="setup__legend">
        <h1>{t('language.title')}</h1>
        <p>{t('language.hint')}</p>
      </legend>
      {LANGUAGES.map((language) => (
        <Choice
          key={language}
          name="language"
          lang={language}
          title={t(`language.${language}`)}
          checked={draft.language === language}
          data-testid={`setup-language-${language}`}
          onChange={() => change({ language })}
        />
      ))}
    </fieldset>
  );
}
