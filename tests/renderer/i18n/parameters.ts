import { IntlMessageFormat } from 'intl-messageformat';

/** The parameters that a message asks for, sorted. */
export function parameters(message: string): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    // Every element of a parsed message but plain text (type 0) and `#` (type 7) names its parameter in `value`.
    if ('type' in node && 'value' in node && node.type !== 0 && node.type !== 7)
      found.add(String(node.value));
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}
