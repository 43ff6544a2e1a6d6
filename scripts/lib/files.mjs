import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Problem } from './problem.mjs';

/**
 * @param {string} file
 * @returns {Promise<string>} hex
 */
export async function sha256(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Stops when a file is not byte for byte the expected one.
 * @param {string} file
 * @param {string} expected SHA-256 in hex
 * @param {string} what its name for people
 * @throws {Problem} CHECKSUM_MISMATCH
 */
export async function checkSha256(file, expected, what) {
  const found = await sha256(file);
  if (found === expected) return;
  throw new Problem(
    'CHECKSUM_MISMATCH',
    `Wrong checksum: ${what} is not the file that was expected, so it is not used.\n` +
      `  file      ${file}\n  expected  ${expected}\n  found     ${found}\n` +
      'Someone may have changed it on the way. Ask your administrator before trying again.',
  );
}

/**
 * Reads JSON; nothing when the file is missing or half written.
 * @param {string} file
 * @returns {unknown}
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Writes a file so that a reader sees the old or the new content, never half of it.
 * @param {string} file
 * @param {unknown} value
 */
export function writeJson(file, value) {
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(part, file);
}

/**
 * A hash over names, sizes and times of all files at or under some paths: it changes when one of them was edited,
 * added or removed. Missing paths count as empty.
 * @param {string} root
 * @param {readonly string[]} names relative to root
 * @returns {string} hex
 */
export function fingerprint(root, names) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ name) => {
    const file = path.join(root, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (!stat) hash.update(`${name}\0missing\n`);
    else if (stat.isDirectory()) for (const child of readdirSync(file).sort()) add(path.join(name, child));
    else hash.update(`${name}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const name of names) add(name);
  return hash.digest('hex');
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === 'object' && value !== null;
}

/**
 * What a value has under a name; nothing where it is no object.
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown}
 */
export function field(value, key) {
  return isRecord(value) ? value[key] : undefined;
}
