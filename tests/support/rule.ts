/** A rule as the EU publishes them: all doses of the series. */
export const SAMPLE_RULE = {
  Identifier: 'VR-ID-0001',
  Type: 'Acceptance' as const,
  Country: 'ID',
  Version: '1.0.0',
  SchemaVersion: '1.0.0',
  Engine: 'CERTLOGIC' as const,
  EngineVersion: '1.3.2',
  CertificateType: 'Vaccination' as const,
  Description: [{ lang: 'en', desc: 'all doses' }],
  ValidFrom: '2021-07-01T00:00:00Z',
  ValidTo: '2030-06-01T00:00:00Z',
  AffectedFields: ['v.0'],
  Logic: { '>=': [{ var: 'payload.v.0.dn' }, { var: 'payload.v.0.sd' }] },
};
