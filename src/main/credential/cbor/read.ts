import { decode, Tagged, type TagDecodeControl } from 'cborg';
import { CredentialError } from '../errors.ts';
import { assertModest } from './depth.ts';

/** COSE_Sign1 (RFC 9052 section 2), CWT (RFC 8392 section 6) and embedded CBOR (RFC 8949 section 3.4.5.1). */
export const TAG_COSE_SIGN1 = 18;
export const TAG_CWT = 61;
export const TAG_EMBEDDED = 24;

const content = (item: TagDecodeControl): unknown => item();

const OPTIONS = {
  useMaps: true,
  rejectDuplicateMapKeys: true,
  allowIndefinite: true,
  tags: {
    ...Tagged.preserve(TAG_COSE_SIGN1, TAG_CWT, TAG_EMBEDDED),
    // Dates and times (0, 1, 1004) are read for their content; 55799 only says that this is CBOR.
    0: content,
    1: content,
    1004: content,
    55799: content,
  },
};

/**
 * Reads one CBOR item (RFC 8949): maps are `Map`s, byte strings `Uint8Array`s, the structural tags `Tagged`.
 * Duplicate keys, trailing bytes and unknown tags are refused; indefinite lengths of arrays and maps are taken.
 * @throws CredentialError CBOR_INVALID, CBOR_TOO_DEEP
 */
export function readCbor(bytes: Uint8Array): unknown {
  assertModest(bytes);
  try {
    const item: unknown = decode(bytes, OPTIONS);
    return item;
  } catch (cause) {
    throw new CredentialError('CBOR_INVALID', 'not one well-formed CBOR item', { cause });
  }
}
