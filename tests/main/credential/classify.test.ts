import { expect, test } from 'vitest';
import { whyNoCredential } from '../../../src/main/credential/classify.ts';
import { toContent } from '../../../src/main/credential/content.ts';

const QRIS =
  '00020101021126610014COM.GO-JEK.WWW01189360091434506469550210G4506469550303UMI5204581253033605802ID5910WARUNG ABC6011PENAJAM PPU61057614162070703A0163046B2C';

test.each([
  ['https://example.id/menu', 'NOT_A_CREDENTIAL_URL'],
  ['HTTP://EXAMPLE.ID', 'NOT_A_CREDENTIAL_URL'],
  ['www.example.id', 'NOT_A_CREDENTIAL_URL'],
  ['market://details?id=x', 'NOT_A_CREDENTIAL_URL'],
  ['WIFI:T:WPA;S:Kantor;P:rahasia;;', 'NOT_A_CREDENTIAL_WIFI'],
  ['wifi:S:Kantor;;', 'NOT_A_CREDENTIAL_WIFI'],
  [QRIS, 'NOT_A_CREDENTIAL_PAYMENT'],
  ['upi://pay?pa=x@y', 'NOT_A_CREDENTIAL_PAYMENT'],
  ['bitcoin:1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', 'NOT_A_CREDENTIAL_PAYMENT'],
  ['BCD\n002\n1\nSCT\n', 'NOT_A_CREDENTIAL_PAYMENT'],
  ['BEGIN:VCARD\nVERSION:3.0\nN:Siti\nEND:VCARD', 'NOT_A_CREDENTIAL_CONTACT'],
  ['MECARD:N:Siti;TEL:0812;;', 'NOT_A_CREDENTIAL_CONTACT'],
  ['tel:+62542123', 'NOT_A_CREDENTIAL_CONTACT'],
  ['https://pedulilindungi.id/verify/abc', 'ONLINE_ONLY'],
  ['https://www.pedulilindungi.id', 'ONLINE_ONLY'],
  ['HTTPS://CHECK.PEDULILINDUNGI.ID/Q/1', 'ONLINE_ONLY'],
  ['https://satusehat.kemkes.go.id/x?y=1', 'ONLINE_ONLY'],
  ['shlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUifQ', 'HEALTH_LINK'],
  ['vhlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUifQ', 'HEALTH_LINK'],
  ['VHLINK:/eyJ1cmwi', 'HEALTH_LINK'],
  ['https://viewer.example/#shlink:/eyJ1cmwi', 'HEALTH_LINK'],
  ['https://viewer.example/a?b=c#vhlink%3A%2FeyJ1cmwi', 'HEALTH_LINK'],
  ['https://pedulilindungi.id.example.com/', 'NOT_A_CREDENTIAL_URL'],
  ['https://notpedulilindungi.id/', 'NOT_A_CREDENTIAL_URL'],
  ['https://example.com/pedulilindungi.id', 'NOT_A_CREDENTIAL_URL'],
  ['https://pedulilindungi.id@example.com/', 'NOT_A_CREDENTIAL_URL'],
  ['HC2:NCFOXN', 'FORMAT_UNSUPPORTED'],
  ['LT1:6BFV', 'FORMAT_UNSUPPORTED'],
  ['NZCP:/1/2KCEV', 'FORMAT_UNSUPPORTED'],
  ['HL0:NCFOXN', 'NOT_A_CREDENTIAL'],
  ['NCFOXN%TS3DH3ZSUZK+.V0ETD%65NL', 'NOT_A_CREDENTIAL'],
  ['6402011704850001', 'NOT_A_CREDENTIAL'],
  ['0002', 'NOT_A_CREDENTIAL'],
  ['', 'NOT_A_CREDENTIAL'],
])('%j is %s', (text, code) => {
  expect(whyNoCredential(toContent(Buffer.from(text, 'utf8'))).code).toBe(code);
});

test('its message says nothing of what was in the code', () => {
  const error = whyNoCredential(toContent(Buffer.from('MECARD:N:Siti Aminah;;')));
  expect(error.message).not.toContain('Siti');
});
