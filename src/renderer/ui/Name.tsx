import { mixesScripts, shownName } from '#shared/domain/person-name.ts';
import { Languages } from 'lucide-react';
import { useText } from '../i18n/text.tsx';

/**
 * A name, whoever wrote it: no longer than a name is, in a direction of its own, and with a mark where its letters are
 * of scripts that no writing mixes.
 */
export function Name({ children }: { readonly children: string }) {
  const { t } = useText();
  const name = shownName(children);
  return (
    <>
      <bdi>{name}</bdi>
      {mixesScripts(name) ? (
        <span className="mixed" data-testid="mixed" title={t('name.mixed')}>
          <Languages className="mixed__mark" size="1em" strokeWidth={2.25} aria-hidden />
          <span className="visually-hidden">{` (${t('name.mixed')})`}</span>
        </span>
      ) : null}
    </>
  );
}

/** The same in words, for where there is room for them. */
export function MixedNote({ name, className }: { readonly name: string; readonly className?: string }) {
  const { t } = useText();
  if (!mixesScripts(shownName(name))) return null;
  return (
    <span className={className} data-testid="mixed-note">
      {t('name.mixed')}
    </span>
  );
}
