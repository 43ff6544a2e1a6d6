import { describe, expect, it } from 'vitest';
import { candidatesIn, choose, installedIn, missingOf, NEEDED } from '../../scripts/lib/system.mjs';

const policy = (name: string, candidate: string): string =>
  `${name}:\n  Installed: (none)\n  Candidate: ${candidate}\n  Version table:\n     ${candidate} 500\n`;

describe('what dpkg-query and apt-cache say', () => {
  it('counts only packages that are really installed', () => {
    const answer = 'xvfb installed\nudev not-installed\nsocat config-files\nlibgtk-3-0t64 installed\n';
    expect(installedIn(answer)).toEqual(new Set(['xvfb', 'libgtk-3-0t64']));
  });

  it('takes a package without a candidate for one that does not exist', () => {
    const answer =
      policy('libasound2', '(none)') +
      policy('libasound2t64', '1.2.11-1build2') +
      policy('libatspi2.0-0', '2.46');
    expect(candidatesIn(answer)).toEqual(new Set(['libasound2t64', 'libatspi2.0-0']));
  });
});

describe('choosing system packages', () => {
  const missing = [['libasound2t64', 'libasound2'], ['xvfb']];

  it('uses the old name on Debian 12 and the t64 name on newer systems', () => {
    expect(choose(missing, new Set(['libasound2', 'xvfb'])).install).toEqual(['libasound2', 'xvfb']);
    expect(choose(missing, new Set(['libasound2t64', 'xvfb'])).install).toEqual(['libasound2t64', 'xvfb']);
  });

  it('reports what no name is known for', () => {
    expect(choose(missing, new Set(['xvfb']))).toEqual({ install: ['xvfb'], unknown: ['libasound2'] });
  });

  it('misses nothing when one name of each is installed, and everything on a bare system', () => {
    for (const pick of [0, -1]) {
      const installed = new Set(NEEDED.map(({ names }) => names.at(pick) ?? ''));
      expect(missingOf(installed)).toEqual([]);
    }
    expect(missingOf(new Set())).toHaveLength(NEEDED.length);
  });
});
