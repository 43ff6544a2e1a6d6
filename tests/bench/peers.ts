import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Problem } from '../../scripts/lib/problem.mjs';
import { npm } from '../../scripts/lib/run.mjs';
import { toContent } from '../../src/main/credential/content.ts';
import { decode } from '../../src/main/credential/decode.ts';
import { authenticate } from '../../src/main/trust/authenticate.ts';
import { hcertCase, pick } from './lib/cases.ts';
import { alternate, type Effort, type Timing } from './lib/measure.ts';
import { micros, type Section } from './lib/report.ts';

const FOLDER = join(import.meta.dirname, 'peers');
const DCC_UTILS = join(FOLDER, 'node_modules', 'dcc-utils');

/** How much longer dcc-utils is to take for the same. */
const FASTER = 30;

/**
 * Another verifier beside ours, on the same codes: `dcc-utils`, of the Italian health ministry's own app. It brings
 * 800 packages, so it is installed on request only, in a folder of its own.
 */
export async function peersSection({ few }: Effort, install: boolean): Promise<Section> {
  const title = 'HCERT ES256 beside npm dcc-utils 0.4.0';
  if (!existsSync(DCC_UTILS)) {
    if (!install) {
      const note = 'Skipped: not installed. `npm run bench -- --peers` installs it in tests/bench/peers.';
      return { title, rows: [], notes: [note] };
    }
    await installPeers();
  }
  const one = await hcertCase('ES256');
  const { codes, trust, at, pem } = one;
  const texts = codes.map((bytes) => Buffer.from(bytes).toString());
  const peer = loadPeer();
  const point = z.object({ x: z.string(), y: z.string() }).parse(one.publicKey.export({ format: 'jwk' }));
  const key = { x: Buffer.from(point.x, 'base64url'), y: Buffer.from(point.y, 'base64url') };
  const keys = {
    [one.kid]: {
      publicKeyPem: one.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      publicKeyAlgorithm: { name: 'ECDSA', namedCurve: 'P-256', hash: { name: 'SHA-256' } },
    },
  };

  const timings = await alternate(
    {
      ours: async (i) => authenticate(await decode(toContent(pick(codes, i))), trust, at),
      certificate: async (i) => (await peer.fromRaw(pick(texts, i))).checkSignatureWithCertificate(pem),
      key: async (i) => (await peer.fromRaw(pick(texts, i))).checkSignature(key),
      list: async (i) => proven(await (await peer.fromRaw(pick(texts, i))).checkSignatureWithKeysList(keys)),
    },
    // A heavy neighbour leaves its garbage and takes the caches: in turns, but some in a row.
    few({ rounds: 20, warmUp: 10, block: 40 }),
  );
  const beside = { to: 'Gerbang', value: timings.ours.median };
  const faster = (name: string, took: Timing) => ({
    ...micros(name, took, beside),
    goal: { text: `≥ ${FASTER}×`, met: took.median >= FASTER * timings.ours.median },
  });
  return {
    title,
    rows: [
      micros('Gerbang, text to TrustedCredential', timings.ours),
      faster('dcc-utils, certificate (as its README)', timings.certificate),
      faster('dcc-utils, key ready', timings.key),
      micros('dcc-utils, list of keys (native crypto)', timings.list, beside),
    ],
    notes: [
      'dcc-utils decodes and checks the signature; it checks neither schema, time nor key usage.',
      'With a list of keys it lets native crypto check the signature: 30 times faster than that nothing can be.',
    ],
  };
}

async function installPeers(): Promise<void> {
  console.log('Installing the peers into tests/bench/peers (800 packages, once) …');
  const { code, stderr } = await npm(['ci', '--ignore-scripts'], { cwd: FOLDER });
  if (code !== 0) throw new Problem('PEERS_NOT_INSTALLED', `npm ci in tests/bench/peers failed:\n${stderr}`);
}

interface PeerCertificate {
  checkSignature(key: unknown): Promise<unknown>;
  checkSignatureWithCertificate(pem: string): Promise<unknown>;
  checkSignatureWithKeysList(keys: unknown): Promise<unknown>;
}

interface Peer {
  fromRaw(text: string): Promise<PeerCertificate>;
}

function loadPeer(): Peer {
  const loaded: unknown = createRequire(join(FOLDER, 'package.json'))('dcc-utils');
  const isPeer = z.custom<Peer>((value) => typeof value === 'function' && 'fromRaw' in value);
  return z.object({ DCC: isPeer }).parse(loaded).DCC;
}

/** This one of its ways says no instead of throwing. */
function proven(result: unknown): void {
  if (result === false) throw new Error('dcc-utils refuses a genuine code');
}
