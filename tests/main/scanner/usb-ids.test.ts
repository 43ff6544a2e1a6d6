import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SCANNER_IDS, scannerMaker } from '../../../src/main/scanner/usb-ids.ts';

test.each([
  ['0c2e', '0b61', 'Honeywell'],
  ['05e0', '1701', 'Zebra'],
  ['05f9', '4204', 'Datalogic'],
  ['1eab', '0106', 'Newland'],
  ['0525', 'a4a7', 'CDC'],
])('%s:%s is a scanner of %s', (vendorId, productId, maker) => {
  expect(scannerMaker(vendorId, productId)).toBe(maker);
});

test.each([
  { what: 'a bare converter, which could be anything', vendorId: '0403', productId: '6001' },
  { what: 'another converter', vendorId: '1a86', productId: '7523' },
  { what: 'an Arduino', vendorId: '2341', productId: '0043' },
  { what: 'something else with a chip maker’s id', vendorId: '0483', productId: '3748' },
  { what: 'a port of the mainboard', vendorId: null, productId: null },
])('$what is none', ({ vendorId, productId }) => {
  expect(scannerMaker(vendorId, productId)).toBeNull();
});

test('the udev rule opens the serial ports of exactly these', () => {
  const file = join(import.meta.dirname, '../../../assets/linux/70-gerbang-scanner.rules');
  const rules = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.includes('SUBSYSTEM=="tty"'));
  const ids = rules.flatMap((rule) => {
    const of = (name: string) =>
      new RegExp(`ATTRS\\{${name}\\}=="([^"]+)"`).exec(rule)?.[1]?.split('|') ?? [];
    const products = of('idProduct');
    return of('idVendor').flatMap((vendor) =>
      products.length === 0 ? [vendor] : products.map((product) => `${vendor}:${product}`),
    );
  });
  expect(ids.sort()).toEqual([...SCANNER_IDS].sort());
});
