import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { gerbang } from './in-process.ts';

const NAMES = [...COMMANDS.keys()];

describe('help', () => {
  test.each([[[]], [['help']], [['--help']], [['-h']]])(
    '%j: the overview names every command',
    async (argv) => {
      const { code, out, err } = await gerbang(argv);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      for (const name of NAMES) expect(out.join('\n')).toContain(`gerbang ${name} `);
    },
  );

  test.each(NAMES)('%s says what it takes, however it is asked', async (name) => {
    const words = name.split(' ');
    const asked = await gerbang([...words, '--help']);
    expect(asked).toMatchObject({ code: 0, err: '' });
    expect(asked.out.join('\n')).toContain(`gerbang ${name}`);
    expect(await gerbang(['help', ...words])).toEqual(asked);
    expect(await gerbang([...words, '-h'])).toEqual(asked);
  });

  test('of a group: all of its commands', async () => {
    const { code, out } = await gerbang(['trust', '--help']);
    expect(code).toBe(0);
    expect(out.join('\n')).toMatch(/gerbang trust import[^]*gerbang trust list/);
  });

  test('lines fit a terminal', async () => {
    for (const name of NAMES) {
      const { out } = await gerbang(['help', ...name.split(' ')]);
      for (const line of out) expect(line.length).toBeLessThanOrEqual(100);
    }
  });

  test('what stands behind -- is a code, not a wish for help', async () => {
    const { code, out } = await gerbang(['verify', '--data', '/nonexistent', '--', '--help']);
    expect(code).toBe(1);
    expect(out.join('\n')).toContain('NOT_A_CREDENTIAL');
  });
});

describe('a wrong call', () => {
  test.each([
    [['frobnicate'], 'there is no "frobnicate"'],
    // Names that every object has are no commands.
    [['toString'], 'there is no "toString"'],
    [['__proto__'], 'there is no "__proto__"'],
    [['trust'], 'trust what?'],
    [['trust', 'burn'], 'there is no "trust burn"'],
    [['help', 'frobnicate'], 'there is no "frobnicate"'],
    [['verify'], 'name at least one code'],
    [['verify', '--jsonl', '--trust', 'file'], 'takes nothing else'],
    [['verify', '--jsonl', 'HC1:'], 'takes nothing else'],
    [['verify', '--lang', 'de', 'x'], '--lang is id or en'],
    [['verify', '--at', 'yesterday', 'x'], '--at is an ISO 8601 time'],
    [['verify', '--wrong', 'x'], "Unknown option '--wrong'"],
    [['verify', '--at'], "Option '--at <value>' argument missing"],
    [['trust', 'import'], 'name at least one file or folder'],
    [['trust', 'list', 'file'], 'Unexpected argument'],
    [['log', 'list', '--day', '2022-02-30'], '--day is a date'],
    [['log', 'list', '--day', 'today'], '--day is a date'],
    [['log', 'list', '--limit', '0'], '--limit is a number from 1'],
    [['log', 'list', '--limit', '-5'], "Option '--limit' argument is ambiguous"],
    [['log', 'list', '--limit', '1e3'], '--limit is a number from 1'],
    [['log', 'list', '--limit', '1000001'], '--limit is a number from 1'],
    [['policy', 'check'], 'name at least one file'],
    [['policy', 'test'], 'name at least one folder'],
    [['policy', 'show', 'mars'], 'one of ppu, booster, eu-like'],
  ])('%j: exit code 2, and a sentence', async (argv, sentence) => {
    const { code, out, err } = await gerbang(argv);
    expect({ code, out }).toEqual({ code: 2, out: [] });
    expect(err).toContain(sentence);
    expect(err).not.toContain('    at ');
  });
});
