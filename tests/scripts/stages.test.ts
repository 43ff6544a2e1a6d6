import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/lib/paths.mjs';
import { CORE_SPECS, FIRST, REST, runStages, summary, TOOLS } from '../../scripts/lib/stages.mjs';

type Stage = (typeof FIRST)[number];

/** A runner without programs: a command is its own exit code. */
function fake(buildFails = false) {
  const ran: string[] = [];
  let text = '';
  const codeOf = (command: readonly string[]): number => {
    ran.push(command.join(' '));
    return Number(command.at(-1));
  };
  return {
    ran,
    text: () => text,
    runner: {
      start: (command: readonly string[]) => Promise.resolve(codeOf(command)),
      quietly: (command: readonly string[]) =>
        Promise.resolve({ code: codeOf(command), output: `${command.join(' ')}\n` }),
      build: () => (buildFails ? Promise.reject(new Error('no such file')) : Promise.resolve()),
      say: (more: string) => void (text += more),
    },
  };
}

const states = (results: readonly { title: string; state: string }[]): object =>
  Object.fromEntries(results.map(({ title, state }) => [title, state]));

describe('running stages', () => {
  it('lets a failure hide no other result, not even of the same stage', async () => {
    const stages: Stage[] = [
      {
        title: 'one',
        commands: [
          ['a', '1'],
          ['b', '0'],
        ],
      },
      {
        title: 'two',
        beside: true,
        commands: [
          ['c', '2'],
          ['d', '0'],
        ],
      },
      { title: 'three', afterAll: true, commands: [['e', '0']] },
    ];
    const { ran, runner, text } = fake();
    const results = await runStages(stages, runner);
    expect(states(results)).toEqual({ one: 'failed', two: 'failed', three: 'passed' });
    expect([...ran].sort()).toEqual(['a 1', 'b 0', 'c 2', 'd 0', 'e 0']);
    expect(ran.at(-1)).toBe('e 0');
    // What runs beside says it in one piece, under its own heading.
    expect(text()).toMatch(/── two ─+\nc 2\nd 0\n/);
    expect(summary(results)).toMatch(/failed .*one\n.*failed .*two\n.*passed .*three/);
  });

  it('does not run what needs a build that failed, and says so', async () => {
    const stages: Stage[] = [
      { title: 'build', beside: true, builds: true, commands: [] },
      { title: 'unit', commands: [['a', '0']] },
      { title: 'e2e', afterAll: true, needsBuild: true, commands: [['b', '0']] },
    ];
    const { ran, runner, text } = fake(true);
    expect(states(await runStages(stages, runner))).toEqual({
      build: 'failed',
      unit: 'passed',
      e2e: 'not run',
    });
    expect(ran).toEqual(['a 0']);
    expect(text()).toContain('no such file');
  });

  it('stops where a signal ended a program', async () => {
    const stages: Stage[] = [
      {
        title: 'one',
        commands: [
          ['a', '130'],
          ['b', '0'],
        ],
      },
      { title: 'two', commands: [['c', '0']] },
    ];
    const { ran, runner } = fake();
    expect(states(await runStages(stages, runner))).toEqual({ one: 'failed', two: 'not run' });
    expect(ran).toEqual(['a 130']);
  });
});

describe('the stages of npm test and test:all', () => {
  const all = [...FIRST, ...REST];
  const words = all.flatMap(({ commands }) => commands.flat());

  it('have titles of their own, and programs that are there', () => {
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    const programs = [...all.flatMap(({ commands }) => commands), ...Object.values(TOOLS).flat()].map(
      ([file]) => file,
    );
    expect(programs.filter((file) => file === undefined || !existsSync(file))).toEqual([]);
  });

  it('run every kind of test that vitest knows, and each end-to-end spec once', () => {
    const config = readFileSync(path.join(projectRoot, 'vitest.config.ts'), 'utf8');
    const projects = [...config.matchAll(/name: '(\w+)'/g)].map(([, name]) => name);
    // vm.mjs starts the last of them.
    for (const name of projects.filter((each) => each !== 'vm')) expect(words).toContain(name);
    const grep = words[words.indexOf('--grep') + 1] ?? '';
    expect(words[words.indexOf('--grep-invert') + 1]).toBe(grep);
    const specs = readdirSync(path.join(projectRoot, 'tests', 'e2e')).filter((name) =>
      name.endsWith('.spec.ts'),
    );
    const core = specs.filter((name) => new RegExp(grep).test(`side by side e2e/${name} › a test`));
    expect(core).toEqual(CORE_SPECS.map((name) => `${name}.spec.ts`).sort());
  });

  it('are in docs/TESTING.md by their titles', () => {
    const text = readFileSync(path.join(projectRoot, 'docs', 'TESTING.md'), 'utf8');
    expect(all.map(({ title }) => title).filter((title) => !text.includes(title))).toEqual([]);
  });
});
