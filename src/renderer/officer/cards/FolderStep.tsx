import { LANGUAGES, type Language } from '#shared/domain/locale.ts';
import { FolderOpen } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { useCardsText } from './texts.en.ts';

interface Props {
  readonly folder: string | null;
  readonly language: Language;
  readonly onChoose: () => void;
  readonly onLanguage: (language: Language) => void;
}

/** Where the files go, and in which language IT staff reads them. */
export function FolderStep({ folder, language, onChoose, onLanguage }: Props) {
  const { t } = useCardsText();
  return (
    <section className="box cards__step">
      <div className="bar bar--apart">
        <h2>{t('folder.title')}</h2>
        <Button data-testid="cards-folder" onClick={onChoose}>
          <FolderOpen aria-hidden size="1.25rem" />
          {t('chooseFolder')}
        </Button>
      </div>
      <p className="soft">{t('folder.hint')}</p>
      {folder === null ? null : (
        <p className="strong" data-testid="cards-folder-path">
          {folder}
        </p>
      )}
      <fieldset className="cards__languages">
        <legend>{t('folder.language')}</legend>
        {LANGUAGES.map((each) => (
          <label key={each} className="tick-label">
            <input
              type="radio"
              name="cards-language"
              checked={each === language}
              data-testid={`cards-language-${each}`}
              onChange={() => onLanguage(each)}
            />
            {t(`language.${each}`)}
          </label>
        ))}
        <span className="soft">{t('folder.posters')}</span>
      </fieldset>
    </section>
  );
}
