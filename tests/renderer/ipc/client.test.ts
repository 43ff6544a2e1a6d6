import { describe, expect, it } from 'vitest';
import { ContractError, createClient, refusalOf, RefusalError } from '../../../src/renderer/ipc/client.ts';
import { fakeMain, READY } from '../fake-main.ts';

describe('the client over the bridge', () => {
  it('asks by name and gives back what the contract says', async () => {
    const main = fakeMain({ 'kiosk.state': { ok: true, value: READY } });
    await expect(createClient(main.bridge).request('kiosk.state')).resolves.toEqual(READY);
    expect(main.asked).toEqual([{ name: 'kiosk.state', payload: undefined }]);
  });

  it('hands the payload on', async () => {
    const main = fakeMain({ 'site.setLanguage': { ok: true } });
    await createClient(main.bridge).request('site.setLanguage', { language: 'en' });
    expect(main.asked).toEqual([{ name: 'site.setLanguage', payload: { language: 'en' } }]);
  });

  it('says why it was refused, and when to come back', async () => {
    const retryAt = '2022-02-24T06:06:00.000Z';
    const main = fakeMain({ 'officer.signIn': { ok: false, code: 'PIN_LOCKED', retryAt } });
    const asked = createClient(main.bridge).request('officer.signIn', { pin: '123456' });
    await expect(asked).rejects.toMatchObject({ code: 'PIN_LOCKED', retryAt });
    await expect(asked).rejects.toBeInstanceOf(RefusalError);
  });

  it.each([
    ['no answer', undefined],
    ['a code that nobody knows', { ok: false, code: 'BECAUSE' }],
    ['a value of another shape', { ok: true, value: { ...READY, phase: 'party' } }],
    ['a value without its envelope', READY],
  ])('takes no answer that breaks the contract: %s', async (_, answer) => {
    const main = fakeMain({ 'kiosk.state': answer });
    await expect(createClient(main.bridge).request('kiosk.state')).rejects.toBeInstanceOf(ContractError);
  });

  it('passes events on until told to stop', () => {
    const main = fakeMain();
    const heard: unknown[] = [];
    const stop = createClient(main.bridge).subscribe('kiosk.changed', (state) => heard.push(state.phase));
    main.say('kiosk.changed', READY);
    stop();
    main.say('kiosk.changed', READY);
    expect(heard).toEqual(['ready']);
  });

  it('drops a malformed event and tells of it', () => {
    const main = fakeMain();
    const heard: unknown[] = [];
    const broken: ContractError[] = [];
    createClient(main.bridge, (error) => broken.push(error)).subscribe('scan.screen', (screen) =>
      heard.push(screen),
    );
    main.say('scan.screen', { kind: 'verdict', verdict: { decision: 'admit' } });
    expect(heard).toEqual([]);
    expect(broken.map((error) => error.code)).toEqual(['CONTRACT_BROKEN']);
  });

  it('calls anything that is no refusal an internal error', () => {
    expect(refusalOf(new RefusalError('PIN_WRONG', 'officer.signIn'))).toBe('PIN_WRONG');
    expect(refusalOf(new Error('gone'))).toBe('INTERNAL_ERROR');
  });
});
