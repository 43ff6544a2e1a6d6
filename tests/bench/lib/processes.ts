import { readdirSync, readFileSync } from 'node:fs';

/** Memory in megabytes (2^20 bytes), summed over processes. */
export interface Memory {
  /** Shared pages counted once in all, split between those that share them. */
  readonly pss: number;
  /** Shared pages counted in each. */
  readonly rss: number;
  readonly processes: number;
}

/** The memory of a process and all that it started (Linux). */
export function memoryOf(root: number): Memory {
  const pids = treeOf(root);
  const rollups = pids.flatMap((pid) => read(`/proc/${pid}/smaps_rollup`) ?? []);
  const sum = (field: string) =>
    rollups.reduce(
      (total, text) => total + Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]),
      0,
    );
  return { pss: sum('Pss') / 1024, rss: sum('Rss') / 1024, processes: rollups.length };
}

function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    // The name, in parentheses, may hold anything: the parent is the second field after it.
    const parent = Number(
      read(`/proc/${name}/stat`)
        ?.replace(/^.*\) /s, '')
        .split(' ')[1],
    );
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** Undefined where the process is gone. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
