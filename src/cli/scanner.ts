import { writeFile } from 'node:fs/promises';
import type { FoundDevice } from '#shared/domain/scanner-setup.ts';
import { Language } from '#shared/domain/locale.ts';
import { command, JSON_LINES } from './command.ts';
import { CliError } from './errors.ts';
import { printingFaces } from './faces.ts';
import { EXIT, printable } from './terminal.ts';

const WHY: Readonly<Record<FoundDevice['state'], string>> = {
  reading: 'read by this kiosk',
  free: 'available',
  denied: 'this account may not open it',
  busy: 'held by another program',
  mode: 'in a mode that is not read: set it to USB HID POS',
  typing: 'types like a keyboard',
};

/** `gerbang scanner list`: what is plugged in and could be a scanner, tab-separated. Opens none of it. */
export const list = command({
  usage: 'gerbang scanner list',
  says: `One line a device, separated by tabs: kind (hid, serial, wedge, other), path, USB ids, maker,
driver, and whether it can be read. Where this account may not open it, standard error says
whose it is and what udev rule is missing. Nothing is opened.`,
  options: {
    json: JSON_LINES,
  },
  after: 'Exit code: 1 where there is none that can be read.',
}).does(async ({ values }, terminal) => {
  const { findDevices } = await import('../main/scanner-setup/find-devices.ts');
  const devices = await findDevices([]);
  for (const device of devices) terminal.print(values.json ? JSON.stringify(device) : row(device));
  for (const { permission, path } of devices) {
    if (permission === null) continue;
    const { owner, group, mode, covered, line } = permission;
    terminal.warn(`gerbang: ${path} belongs to ${owner}:${group} (${mode})`);
    if (!covered) terminal.warn(`gerbang: 70-gerbang-scanner.rules does not have it; add: ${line}`);
  }
  if (devices.length === 0) terminal.warn('gerbang: nothing is plugged in that could be a scanner');
  return devices.some(({ state }) => state !== 'mode' && state !== 'denied') ? EXIT.ok : EXIT.failed;
});

function row(device: FoundDevice): string {
  const { kind, path, vendorId, productId, maker, name, driver, state, holder } = device;
  const ids = vendorId === null || productId === null ? '-' : `${vendorId}:${productId}`;
  const why = holder === null ? WHY[state] : `${WHY[state]} (${holder})`;
  return [kind, path, ids, maker ?? name ?? '-', driver ?? '-', why].map(printable).join('\t');
}

/** `gerbang scanner sheet`: the test sheet to print. */
export const sheet = command({
  usage: 'gerbang scanner sheet --out FILE',
  says: `Writes ten codes that check themselves, from 50 to 1800 characters, to print on A4 and scan on the
scanner page of the officer's desk.`,
  options: {
    out: { type: 'string', value: 'FILE', says: 'where to put it' },
    lang: {
      type: 'string',
      default: 'id',
      value: 'id|en',
      says: 'the language of its words; id unless given',
    },
  },
}).does(async ({ values }, terminal) => {
  const language = Language.safeParse(values.lang);
  if (values.out === undefined) throw new CliError('USAGE', 'scanner sheet: --out FILE says where to put it');
  if (!language.success) throw new CliError('USAGE', 'scanner sheet: --lang is id or en');
  const { testSheetPdf } = await import('../main/scanner-setup/sheet-pdf.ts');
  const pdf = await testSheetPdf(await printingFaces(), { language: language.data, at: terminal.now() });
  await writeFile(values.out, pdf).catch((cause: unknown) => {
    throw new CliError('FILE_NOT_WRITTEN', `${values.out ?? ''} cannot be written`, { cause });
  });
  terminal.print(values.out);
  return EXIT.ok;
});
