import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { electronCommand } from '../../scripts/lib/electron.mjs';
import { projectNode, projectRoot } from '../../scripts/lib/paths.mjs';
import { createDivocIssuer, issueDivoc } from '../support/issuer/divoc.ts';
import { createIssuer, type IssuerAlgorithm, issueHcert } from '../support/issuer/hcert.ts';
import { createShcIssuer, issueShc } from '../support/issuer/shc.ts';
import { createVdsNcIssuer, issueVdsNc } from '../support/issuer/vds-nc.ts';
import { parseAnswers, type Answer } from '../support/command-line.ts';
import { dgcVectors, NO_TESTDATA } from '../support/vectors.ts';

/*
 * The kiosk verifies with Electron's BoringSSL, the other tests with Node's OpenSSL: the two have to agree on every
 * credential. The command line runs in both, and its answers are compared line by line.
 */

/** A line of `verify --jsonl`; what else it holds is the command line's to read. */
type Line = Readonly<Record<string, unknown>> & { readonly id: string };

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gerbang-crypto-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3', 'serialport', 'node-hid'] },
    build: { ssr: 'src/cli/index.ts', outDir: folder, target: 'node20.18', emptyOutDir: false },
  });
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

test('credentials of every format and algorithm', async () => {
  const lines = await ownLines();
  const answers = await askBoth(lines);
  expect(answers.electron).toEqual(answers.node);
  const outcomes = answers.electron.map((answer) => `${answer.id} ${answer.outcome}`);
  expect(outcomes).toEqual(lines.map(({ id }) => `${id} ${id.endsWith('forged') ? 'invalid' : 'verified'}`));
});

test('the EU’s public codes', async () => {
  const vectors = dgcVectors();
  test.skip(vectors.length === 0, NO_TESTDATA);
  const lines = vectors.map(({ file, vector: { PREFIX, TESTCTX } }) => ({
    id: file,
    scan: PREFIX,
    certificates: TESTCTX.CERTIFICATE ? [TESTCTX.CERTIFICATE] : [],
    ...(TESTCTX.VALIDATIONCLOCK && { at: TESTCTX.VALIDATIONCLOCK }),
  }));
  const answers = await askBoth(lines);
  expect(answers.electron).toEqual(answers.node);
});

async function ownLines(): Promise<Line[]> {
  const now = new Date();
  const issuedAt = new Date(now.getTime() - 86_400_000);
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const lines: Line[] = [];
  for (const algorithm of ['ES256', 'ES384', 'PS256', 'RS256'] satisfies IssuerAlgorithm[]) {
    const issuer = await createIssuer({ country: 'ID', algorithm }, now);
    const certificates = [Buffer.from(issuer.der).toString('base64')];
    lines.push({ id: `hcert ${algorithm}`, scan: issueHcert(issuer, { issuedAt, expiresAt }), certificates });
    const forged = issueHcert(issuer, { issuedAt, expiresAt, tamper: { breakSignature: true } });
    lines.push({ id: `hcert ${algorithm} forged`, scan: forged, certificates });
  }
  const card = await createShcIssuer();
  lines.push({
    id: 'shc',
    scan: await issueShc(card, { issuedAt }),
    jwks: { [card.url]: { keys: [card.jwk] } },
  });
  for (const algorithm of ['ES256', 'ES384', 'ES512'] as const) {
    const seal = await createVdsNcIssuer(now, { algorithm });
    const scan = issueVdsNc(seal);
    lines.push({
      id: `vds-nc ${algorithm}`,
      scan,
      certificates: [Buffer.from(seal.csca).toString('base64')],
    });
  }
  for (const suite of ['RsaSignature2018', 'Ed25519Signature2018', 'Ed25519Signature2020'] as const) {
    const issuer = createDivocIssuer({ suite });
    const scanBase64 = Buffer.from(await issueDivoc(issuer, { issuedAt })).toString('base64');
    const keys = [issuer.publicKey.export({ type: 'spki', format: 'pem' }).toString()];
    lines.push({ id: `divoc ${suite}`, scanBase64, keys });
  }
  return lines;
}

/** The same lines in the kiosk's runtime, as plain Node, and in the project's Node. */
async function askBoth(lines: readonly Line[]): Promise<{ electron: Answer[]; node: Answer[] }> {
  const { executable, env } = electronCommand();
  const [electron, node] = await Promise.all([
    ask(executable, lines, { ...env, ELECTRON_RUN_AS_NODE: '1' }),
    ask(projectNode(), lines, {}),
  ]);
  return { electron, node };
}

async function ask(program: string, lines: readonly Line[], env: Record<string, string>): Promise<Answer[]> {
  const child = spawn(program, [join(folder, 'index.js'), 'verify', '--jsonl'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return parseAnswers(await text(child.stdout));
}
