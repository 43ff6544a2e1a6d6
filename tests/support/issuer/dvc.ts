import { issueHcert, type Issuer, type Tamper } from './hcert.ts';

/*
 * WHO's digital certificates of vaccination (claim -260, key -6), in the shapes that its guides have had, of people who do not
 * exist.
 */

/** Product ids of 2025 as WHO's guide has them. */
export const STAMARIL = 'YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0';
export const IMOVAX_POLIO = 'PolioVaccineInactivatedIProduct532ef986c8042bbb15fee24056fdc4ed';

export type DvcMembers = Readonly<Record<string, unknown>>;

const PERSON = { n: 'Siti Aminah', dob: '1985-04-17', s: 'female' };

/** Of the amended International Health Regulations: guide smart-icvp 0.3, 2025. */
export function icvp(...entries: readonly DvcMembers[]): DvcMembers {
  const sample = {
    vp: STAMARIL,
    dt: '2021-09-01',
    bo: 'L1',
    cn: 'dr. Contoh',
    is: 'KKP Contoh',
    vls: '2021-09-11',
  };
  return {
    ...PERSON,
    ntl: 'IDN',
    nid: 'X0000001',
    ndt: 'PPN',
    v: (entries.length === 0 ? [{}] : entries).map((entry) => ({ ...sample, ...entry })),
  };
}

/** The draft of 2024: one entry, which names disease, kind of vaccine and brand. */
export function dvc2024(entry: DvcMembers = {}): DvcMembers {
  return {
    ...PERSON,
    s: 'F',
    ntl: 'ID',
    nid: '3174000000000001',
    gn: 'Parent/Contoh',
    v: {
      ...{
        bo: '123',
        cn: 'Vaksinator',
        dn: 'Primary',
        dt: '2021-09-01',
        is: 'Organization/contoh',
        ma: 'Contoh',
      },
      ...{ mp: '1', tg: '1D47', vp: 'XM0N24', mid: '25', vls: '2021-09-11', vle: '2031-09-10' },
      ...entry,
    },
  };
}

/** The version after 0.3: `v` is the template's, `vx` the only entry. */
export function icvp2026(entry: DvcMembers = {}): DvcMembers {
  const vx = { vp: 'a3K3X000006MihuUAC', dv: '2021-09-01', bo: 'L1', is: 'IDN', ...entry };
  return { ...PERSON, nt: 'IDN', id: 'X0000001', dt: 'PPN', v: '1.0', d: '2021-09-02', vx };
}

export interface DvcOptions {
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly payload?: unknown;
  readonly tamper?: Tamper;
}

/** A signed certificate as the QR code has it; by default one of yellow fever. */
export function issueDvc(issuer: Issuer, { payload = icvp(), ...options }: DvcOptions): string {
  return issueHcert(issuer, { ...options, payload, claim: -6 });
}
