import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalPhone } from '#shared/domain/phone.ts';

test.each([
  ['0812-3456-7890', '+6281234567890'],
  ['0812 3456 7890', '+6281234567890'],
  ['+62 812 3456 7890', '+6281234567890'],
  ['62812 3456 7890', '+6281234567890'],
  ['(0542) 123-4567', '+625421234567'],
  ['+65 6123 4567', '+6561234567'],
])('%s is %s', (typed, normal) => {
  expect(normalPhone(typed)).toBe(normal);
});

test.each(['', '12', '812345', 'abc', '0812x3456', '+0812345678', '00000000', '0812345678901234567'])(
  '"%s" is no phone number',
  (typed) => {
    expect(normalPhone(typed)).toBeNull();
  },
);

test('a normal number stays as it is', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const normal = normalPhone(text);
      return normal === null || normalPhone(normal) === normal;
    }),
  );
});
