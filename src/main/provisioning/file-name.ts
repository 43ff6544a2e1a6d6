const LONGEST = 60;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** A file's name for an office: `a-z`, `0-9` and hyphens, whatever the text holds; no path, no device. */
export function fileNameOf(text: string): string {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  const name = plain.slice(0, LONGEST).replace(/^-+|-+$/g, '');
  if (name === '') return 'kantor';
  return DEVICES.test(name) ? `kantor-${name}` : name;
}

/** The same for many, each its own name. */
export function fileNamesOf(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const name = fileNameOf(text);
    let own = name;
    for (let number = 2; taken.has(own); number += 1) own = `${name}-${number}`;
    taken.add(own);
    return own;
  });
}
