/** Characters as they can be typed into a field: control characters as `\t`, `\r`, `\n` or `\x02`. */
export function toTyped(text: string): string {
  return text.replace(/[\\\0-\x1f\x7f]/g, (character) => {
    const named = NAMED.find(([, control]) => control === character)?.[0];
    return named ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}

/** What a person typed in that notation. */
export function fromTyped(typed: string): string {
  return typed.replace(/\\(?:x([0-9a-fA-F]{2})|[\\trn])/g, (sequence, hex: string | undefined) =>
    hex === undefined
      ? (NAMED.find(([name]) => name === sequence)?.[1] ?? sequence)
      : String.fromCharCode(parseInt(hex, 16)),
  );
}

const NAMED = [
  ['\\\\', '\\'],
  ['\\t', '\t'],
  ['\\r', '\r'],
  ['\\n', '\n'],
] as const;
