import type { Version } from '#shared/domain/update.ts';

/**
 * Which of two versions comes first (Semantic Versioning 2.0.0, section 11).
 * @returns below 0 where it is `a`, above 0 where it is `b`, 0 where they are the same
 */
export function compareVersions(a: Version, b: Version): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  const core = compareLists(left.core, right.core);
  if (core !== 0) return core;
  // What comes before a release is less than it.
  if (left.before.length === 0 || right.before.length === 0) return right.before.length - left.before.length;
  return compareLists(left.before, right.before);
}

/** The higher of the versions that there are. */
export function highestOf(first: Version, ...others: readonly (Version | null)[]): Version {
  return others.reduce<Version>(
    (highest, each) => (each !== null && compareVersions(each, highest) > 0 ? each : highest),
    first,
  );
}

function partsOf(version: Version) {
  const dash = version.indexOf('-');
  const [core, before] = dash < 0 ? [version, ''] : [version.slice(0, dash), version.slice(dash + 1)];
  return { core: core.split('.'), before: before === '' ? [] : before.split('.') };
}

/** By the first part that differs; of two that begin alike the longer one is higher. */
function compareLists(a: readonly string[], b: readonly string[]): number {
  for (const [place, left] of a.entries()) {
    const right = b[place];
    if (right === undefined) return 1;
    const order = compareParts(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers by their value and below words; words as ASCII has them. */
function compareParts(a: string, b: string): number {
  const [left, right] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (left && right) return Number(a) - Number(b);
  if (left !== right) return left ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
