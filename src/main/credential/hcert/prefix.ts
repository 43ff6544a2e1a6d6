/** The context identifier of version 1 (eHN HCERT specification section 4.2.2), after stray white space. */
const PREFIX = /^\s*HC1:/i;

/** Whether the text announces version 1 of the health certificate container. */
export function hasPrefix(text: string): boolean {
  return PREFIX.test(text);
}

/**
 * The base45 text behind `HC1:`. White space before and after is dropped: what scanners and people add. None is
 * lost by it, for a space (36) as the last digit of a base45 group exceeds the group's range (RFC 9285).
 * @param text one for which `hasPrefix` holds
 */
export function withoutPrefix(text: string): string {
  return text.replace(PREFIX, '').trimEnd();
}
