import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../domain/locale.ts';
import { formatDateLike } from './dates.ts';

/** What a message can be given. A text that is a civil date (`YYYY-MM-DD`, or `YYYY-MM`) is written as people do. */
export type MessageParams = Readonly<Record<string, string | number>>;

/** Says a message of one catalogue in one language. */
export interface Translator<Key extends string> {
  /** @throws FormatError where the message asks for a parameter that is not given */
  (key: Key, params?: MessageParams): string;
  readonly language: Language;
}

/** The BCP 47 tags that formats go by. */
export const LOCALES: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' };

/**
 * A translator over an ICU message catalogue. A message is compiled when it is first said, one without parameters
 * never: a cold start pays for nothing that it does not show.
 */
export function createTranslator<Key extends string>(
  language: Language,
  catalogue: Readonly<Record<Key, string>>,
): Translator<Key> {
  return createTranslatorOf(language, catalogue, (message) => message);
}

/** The same over a catalogue whose entries hold more than the message; `pick` takes it out. */
export function createTranslatorOf<Key extends string, Item>(
  language: Language,
  catalogue: Readonly<Record<Key, Item>>,
  pick: (item: Item) => string,
): Translator<Key> {
  const compiled = new Map<Key, IntlMessageFormat>();

  const translate = (key: Key, params?: MessageParams): string => {
    const message = pick(catalogue[key]);
    if (!/[{}']/.test(message)) return message;
    let format = compiled.get(key);
    if (!format) {
      // Markup has no meaning here: people read text, not HTML.
      format = new IntlMessageFormat(message, LOCALES[language], undefined, { ignoreTag: true });
      compiled.set(key, format);
    }
    return String(format.format(params && written(params, language)));
  };
  return Object.assign(translate, { language });
}

function written(params: MessageParams, language: Language): MessageParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? formatDateLike(value, LOCALES[language]) : value,
    ]),
  );
}
