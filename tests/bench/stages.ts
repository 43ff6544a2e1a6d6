import { toContent } from '../../src/main/credential/content.ts';
import { decodeBase45 } from '../../src/main/credential/hcert/base45.ts';
import { openCoseSign1 } from '../../src/main/credential/hcert/cose.ts';
import { readCwt } from '../../src/main/credential/hcert/cwt.ts';
import { hcert } from '../../src/main/credential/hcert/decoder.ts';
import { readEuDcc } from '../../src/main/credential/hcert/eu-dcc.ts';
import { inflate } from '../../src/main/credential/hcert/inflate.ts';
import { withoutPrefix } from '../../src/main/credential/hcert/prefix.ts';
import { decide } from '../../src/main/policy/decide.ts';
import { ppu } from '../../src/main/policy/presets/ppu.ts';
import { isSignedBy } from '../../src/main/trust/algorithm.ts';
import { authenticate } from '../../src/main/trust/authenticate.ts';
import { hcertCase, pick } from './lib/cases.ts';
import { alternate, type Effort } from './lib/measure.ts';
import { micros, type Section } from './lib/report.ts';

/** Where the time of an HCERT goes, step by step. */
export async function stagesSection({ few }: Effort): Promise<Section> {
  const { codes, trust, publicKey, at } = await hcertCase('ES256');
  const steps = codes.map((bytes) => {
    const content = toContent(bytes);
    const base45 = withoutPrefix(content.text);
    const packed = decodeBase45(base45);
    const cbor = inflate(packed);
    const cose = openCoseSign1(cbor);
    return { bytes, content, base45, packed, cbor, cose, cwt: readCwt(cose.payload) };
  });
  const decoded = await Promise.all(steps.map(async ({ content }) => hcert.decode(content)));

  const timings = await alternate(
    {
      text: (i) => toContent(pick(steps, i).bytes),
      base45: (i) => decodeBase45(pick(steps, i).base45),
      inflate: (i) => inflate(pick(steps, i).packed),
      cose: (i) => openCoseSign1(pick(steps, i).cbor),
      cwt: (i) => readCwt(pick(steps, i).cose.payload),
      schema: (i) => readEuDcc(pick(steps, i).cwt.content.value),
      signature: (i) => {
        const { algorithm, toBeSigned, signature } = pick(steps, i).cose;
        return isSignedBy(publicKey, algorithm, toBeSigned, signature);
      },
      authenticate: (i) => authenticate(pick(decoded, i), trust, at),
      policy: (i) => decide(pick(decoded, i).credential, ppu, { at, timeZone: 'Asia/Makassar' }),
    },
    few({ rounds: 2000, warmUp: 700 }),
  );
  const beside = { to: 'signature', value: timings.signature.median };
  return {
    title: 'HCERT ES256, step by step',
    rows: [
      micros('bytes to text', timings.text, beside),
      micros('base45', timings.base45, beside),
      micros('inflate', timings.inflate, beside),
      micros('CBOR and COSE', timings.cose, beside),
      micros('CBOR and CWT claims', timings.cwt, beside),
      micros('schema and mapping', timings.schema, beside),
      micros('signature', timings.signature),
      micros('authenticate (signature, key, time)', timings.authenticate, beside),
      micros('policy', timings.policy, beside),
    ],
    notes: [],
  };
}
