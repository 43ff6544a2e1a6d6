import { expect, test } from 'vitest';
import { hasPrefix, withoutPrefix } from '../../../../src/main/credential/hcert/prefix.ts';

test.each(['HC1:NCF', 'hc1:NCF', ' HC1:NCF', '\r\n\tHC1:NCF', '\uFEFFHC1:NCF', 'HC1:NCF \r\n'])(
  'reads %j',
  (code) => {
    expect(hasPrefix(code)).toBe(true);
    expect(withoutPrefix(code)).toBe('NCF');
  },
);

test.each(['HC2:NCF', 'HL0:NCF', 'NCF', 'HC1NCF', 'XHC1:NCF', 'HC1 :NCF', ''])(
  'does not take %j for one',
  (code) => {
    expect(hasPrefix(code)).toBe(false);
  },
);

test('a space within the code is a digit of it', () => {
  expect(withoutPrefix('HC1: A B ')).toBe(' A B');
});
