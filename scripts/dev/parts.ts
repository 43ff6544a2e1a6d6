/** What has to be built anew for an edit: the page alone, which is then loaded again, or all, with a restart. */
export type Part = 'page' | 'all';

/**
 * What an edited file belongs to.
 * @param file its path below `src/`, with either kind of slash
 * @returns null for what is part of neither: an editor's own files
 */
export function partOf(file: string): Part | null {
  const names = file.split(/[\\/]/);
  const name = names.at(-1) ?? '';
  if (!/^[^.#].*\.(ts|tsx|css|html|json)$/.test(name)) return null;
  return names[0] === 'renderer' ? 'page' : 'all';
}

/** What two edits at once need. */
export function both(a: Part | null, b: Part | null): Part | null {
  return a === 'all' || b === 'all' ? 'all' : (a ?? b);
}
