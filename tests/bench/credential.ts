import { constants, verify, type KeyObject } from 'node:crypto';
import { toContent } from '../../src/main/credential/content.ts';
import { decode, formatOf } from '../../src/main/credential/decode.ts';
import type { SignatureProof } from '../../src/main/credential/types.ts';
import { verifyScan } from '../../src/main/entry/verify.ts';
import { decide } from '../../src/main/policy/decide.ts';
import { ppu } from '../../src/main/policy/presets/ppu.ts';
import { authenticate } from '../../src/main/trust/authenticate.ts';
import { cases, pick, type CredentialCase } from './lib/cases.ts';
import { alternate, type Effort } from './lib/measure.ts';
import { micros, type Row, type Section } from './lib/report.ts';

/** How much slower than the signature check alone a credential may be, and the policy beside it. */
const POLICY_AT_MOST = 0.25;

/** Scan text to verdict, format by format, beside the one thing that cannot be saved: the signature check. */
export async function credentialSection(effort: Effort): Promise<Section> {
  const rows: Row[] = [];
  const notes = [
    'verify: crypto.verify alone, the key ready, the same message. trusted: scan bytes → TrustedCredential.',
    'Twenty different credentials in turn, all in one process that has seen hundreds: a busy desk, not the first scan.',
  ];
  for (const each of await cases()) {
    rows.push(...(await measureCase(each, effort)));
  }
  return { title: 'Credential: scan text to verdict', rows, notes };
}

async function measureCase(one: CredentialCase, { few }: Effort): Promise<Row[]> {
  const { name, codes, trust, at, format, atMost, rounds } = one;
  const context = { trust, policy: ppu, timeZone: 'Asia/Makassar' };
  const scans = codes.map((bytes) => ({ bytes, ending: 'whole' as const }));
  const decoded = await Promise.all(codes.map((bytes) => decode(toContent(bytes))));
  const raw = decoded.map(({ proof }) => rawCheck(proof, one.publicKey));
  await proveThatItWorks();

  const timings = await alternate(
    {
      verify: (i) => pick(raw, i)(),
      trusted: async (i) => authenticate(await decode(toContent(pick(codes, i))), trust, at),
      policy: (i) => decide(pick(decoded, i).credential, ppu, { at, timeZone: context.timeZone }),
      verdict: (i) => verifyScan(pick(scans, i), context, at),
    },
    few({ rounds, warmUp: Math.ceil(rounds / 3) }),
  );
  const beside = { to: 'verify', value: timings.verify.median };
  return [
    micros(`${name}  verify`, timings.verify),
    micros(`${name}  trusted`, timings.trusted, { ...beside, ...(atMost !== undefined && { atMost }) }),
    micros(`${name}  policy`, timings.policy, { ...beside, atMost: POLICY_AT_MOST }),
    micros(`${name}  verdict`, timings.verdict, beside),
  ];

  /** A benchmark of what fails measures nothing. */
  async function proveThatItWorks(): Promise<void> {
    for (const scan of scans) {
      const { outcome, error } = await verifyScan(scan, context, at);
      if (outcome !== 'verified' || formatOf(toContent(scan.bytes)) !== format) {
        throw new Error(`${name} is not verified: ${String(error)}`);
      }
    }
    if (!raw.every((check) => check())) throw new Error(`${name}: the bare signature check fails`);
  }
}

/** `crypto.verify` with everything at hand. */
function rawCheck({ message, signature, algorithm }: SignatureProof, key: KeyObject): () => boolean {
  if (algorithm === 'EdDSA') return () => verify(null, message, key, signature);
  const input = algorithm.startsWith('ES')
    ? { key, dsaEncoding: 'ieee-p1363' as const }
    : { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  return () => verify('sha256', message, input, signature);
}
