import { useDeskText } from './texts.en.ts';
import { useUnheardKeys } from '../ui/useUnheardKeys.ts';
import type { Section } from './section.ts';

interface Props {
  readonly sections: readonly Section[];
  readonly current: Section;
  readonly onChoose: (section: Section) => void;
}

/** The desk's sections. Alt and a digit choose one from anywhere: digits alone belong to the fields. */
export function Rail({ sections, current, onChoose }: Props) {
  const { t } = useDeskText();
  useUnheardKeys((event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-9]$/.test(event.code)) return;
    const section = sections[Number(event.code.slice(-1)) - 1];
    if (section === undefined) return;
    event.preventDefault();
    onChoose(section);
  });

  return (
    <nav className="rail" aria-label={t('desk.sections')}>
      {sections.map((section, place) => (
        <button
          key={section.id}
          type="button"
          className="rail__item"
          data-testid={`section-${section.id}`}
          aria-current={section === current ? 'page' : undefined}
          aria-keyshortcuts={place < 9 ? `Alt+${place + 1}` : undefined}
          onClick={() => onChoose(section)}
        >
          <section.icon aria-hidden size="1.25rem" />
          <span className="rail__title">{t(section.title)}</span>
          {place < 9 ? (
            <kbd className="rail__key" aria-hidden>
              {place + 1}
            </kbd>
          ) : null}
        </button>
      ))}
    </nav>
  );
}
