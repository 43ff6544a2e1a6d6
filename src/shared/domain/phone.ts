/**
 * An Indonesian telephone number as E.164 (`+628123456789`), from any way in which people write it:
 * `0812-3456-789`, `62 812 3456789`, `+62…`; a number of another country with its plus.
 * @returns null where it is none
 */
export function normalPhone(text: string): string | null {
  const digits = text.replace(/[\s().-]/g, '');
  const found = /^(?:\+(?<foreign>[1-9]\d{6,14})|0(?<local>[1-9]\d{6,12})|62(?<home>[1-9]\d{6,12}))$/.exec(
    digits,
  );
  const groups = found?.groups;
  if (groups?.['foreign'] !== undefined) return `+${groups['foreign']}`;
  const national = groups?.['local'] ?? groups?.['home'];
  return national === undefined ? null : `+62${national}`;
}
