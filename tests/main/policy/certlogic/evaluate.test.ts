import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateCertLogic } from '../../../../src/main/policy/certlogic/evaluate.ts';

function nested(depth: number, wrap: (inner: unknown) => unknown, core: unknown = 1): unknown {
  let value = core;
  for (let i = 0; i < depth; i += 1) value = wrap(value);
  return value;
}

describe('CertLogic within limits', () => {
  test('an expression ten thousand deep is refused, not a crash', () => {
    const expression = nested(10_000, (inner) => ({ '!': [inner] }));
    expect(evaluateCertLogic(expression, {})).toMatchObject({ ok: false, code: 'CERTLOGIC_TOO_COMPLEX' });
  });

  test('data ten thousand deep is refused, not a crash', () => {
    const data = nested(10_000, (inner) => ({ inner }));
    expect(evaluateCertLogic({ var: 'inner' }, data)).toMatchObject({
      ok: false,
      code: 'CERTLOGIC_DATA_TOO_LARGE',
    });
  });

  test('loops within loops within loops are refused', () => {
    const expression = nested(3, (inner) => ({ reduce: [{ var: 'x' }, inner, 0] }));
    expect(evaluateCertLogic(expression, { x: [] })).toMatchObject({
      ok: false,
      code: 'CERTLOGIC_TOO_COMPLEX',
    });
  });

  test('a very wide expression is refused', () => {
    const expression = { and: Array.from({ length: 6_000 }, () => true) };
    expect(evaluateCertLogic(expression, {})).toMatchObject({ ok: false, code: 'CERTLOGIC_TOO_COMPLEX' });
  });

  test.each([
    ['an unknown operator', { launch: [1] }],
    ['nothing', null],
    ['no expression at all', undefined],
    ['two operators in one', { '!': [true], and: [true, true] }],
    ['a date that is none', { plusTime: ['2021-99-99x', 1, 'day'] }],
    ['a comparison of words', { '<': ['a', 'b'] }],
    ['a membership in what is no list', { in: [1, { var: 'missing' }] }],
  ])('%s fails with a word, and without an exception', (_, expression) => {
    expect(evaluateCertLogic(expression, {})).toMatchObject({ ok: false, code: 'CERTLOGIC_FAILED' });
  });

  test('is total over any JSON', () => {
    const operator = fc.constantFrom(
      'var',
      'if',
      'and',
      '===',
      'in',
      '+',
      '<',
      'after',
      '!',
      'plusTime',
      'reduce',
      'extractFromUVCI',
      'dccDateOfBirth',
    );
    const { expression } = fc.letrec((tie) => ({
      expression: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('', 'x', 'x.0', '2021-06-01', 'day', 0, 1, true, null),
        fc
          .tuple(operator, fc.oneof(fc.constant('x'), fc.array(tie('expression'), { maxLength: 4 })))
          .map(([name, values]) => ({ [name]: values })),
        fc.array(tie('expression'), { maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(expression, fc.jsonValue(), (logic, x) => {
        expect(typeof evaluateCertLogic(logic, { x }).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });
});
