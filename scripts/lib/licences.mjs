import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { field, isRecord, readJson } from './files.mjs';
import { projectRoot } from './paths.mjs';

/** Under these a library may be part of Gerbang, which is Apache-2.0 itself. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'MIT-0',
  'Unlicense',
  'OFL-1.1',
]);

/**
 * A library that is part of the product.
 * @typedef {{ name: string, version: string, licence: string, text: string }} Library
 */

/**
 * The libraries that the product is made of, from the lock file: those for development are not.
 * @param {string} [root]
 * @returns {Library[]}
 */
export function libraries(root = projectRoot) {
  const packages = field(readJson(path.join(root, 'package-lock.json')), 'packages');
  if (!isRecord(packages)) throw new Error('package-lock.json lists no packages');
  return Object.entries(packages)
    .filter(([place, entry]) => place !== '' && !field(entry, 'dev') && existsSync(path.join(root, place)))
    .map(([place]) => {
      const folder = path.join(root, place);
      const manifest = readJson(path.join(folder, 'package.json'));
      const license = field(manifest, 'license');
      const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
      const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim();
      const named = typeof license === 'string' ? license : String(field(license, 'type') ?? '');
      // Some name none but carry its text.
      const licence = named === '' && /^(the )?mit license/i.test(text) ? 'MIT' : named;
      const [name, version] = [field(manifest, 'name'), field(manifest, 'version')].map(String);
      return { name: name ?? '', version: version ?? '', licence, text };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}

/**
 * Whether a licence, as an SPDX expression, leaves a choice that is allowed.
 * @param {string} licence
 */
export function isAllowed(licence) {
  const choices = licence.replace(/[()]/g, '').split(/ OR /);
  return choices.some((choice) => choice.split(/ AND /).every((part) => ALLOWED.has(part.trim())));
}

/**
 * The notices that come with the product, as most of the licences ask for.
 * @param {readonly Library[]} list
 */
export function notices(list) {
  const parts = list.map(
    ({ name, version, licence, text }) =>
      `${name} ${version} (${licence})\n\n${text || 'No licence text in the package.'}`,
  );
  return `Gerbang is made with these libraries.\n\n${parts.join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

/**
 * What `npm audit --json` found, a weakness a package.
 * @param {string} json
 * @returns {{ name: string, severity: string }[] | null} null where it found out nothing
 */
export function weaknessesIn(json) {
  try {
    const { vulnerabilities } = JSON.parse(json);
    return Object.values(vulnerabilities).map(({ name, severity }) => ({ name, severity }));
  } catch {
    return null;
  }
}
