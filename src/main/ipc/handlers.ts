import type { Kiosk } from '../kiosk.ts';
import { LogError } from '../log/errors.ts';
import { OfficerError } from '../officer/errors.ts';
import { SiteError } from '../site/errors.ts';
import { RefusedError, type Handlers } from './serve.ts';

/** The contract's requests, carried out by the kiosk; who may ask for what, and when, is decided here. */
export function createHandlers(kiosk: Kiosk): Handlers {
  const requirePhase = (phase: 'setup' | 'ready') => {
    if (kiosk.phase !== phase) throw new RefusedError('WRONG_PHASE', `only in phase ${phase}`);
  };
  const requireOfficer = () => {
    if (!kiosk.officer) throw new RefusedError('NOT_SIGNED_IN', 'for a signed-in officer');
    return kiosk.officer;
  };
  const requireAdmin = () => {
    const officer = requireOfficer();
    if (officer.role !== 'admin') throw new RefusedError('NOT_ALLOWED', 'for an admin');
    return officer;
  };
  return {
    'kiosk.state': () => kiosk.state,
    'setup.ports': () => {
      requirePhase('setup');
      return kiosk.ports();
    },
    'setup.finish': async ({ site, officer }) => {
      requirePhase('setup');
      await refusing(() => kiosk.finishSetup(site, officer));
    },
    'site.setLanguage': async ({ language }) => {
      requireOfficer();
      await refusing(() => kiosk.setLanguage(language));
    },
    'officer.signIn': ({ pin }) => {
      requirePhase('ready');
      return refusing(() => kiosk.signIn(pin));
    },
    'officer.signOut': () => {
      kiosk.signOut();
      return undefined;
    },
    'entries.today': ({ limit }) => {
      requireOfficer();
      return refusing(() => kiosk.entriesToday(limit));
    },
    'policy.get': () => {
      requireAdmin();
      return refusing(() => kiosk.policies.overview());
    },
    'policy.check': ({ draft }) => {
      requireAdmin();
      return refusing(() => [...kiosk.policies.check(draft)]);
    },
    'policy.tryOut': ({ draft }) => {
      requireAdmin();
      return refusing(() => kiosk.policies.tryOut(draft));
    },
    'policy.activate': ({ draft, note }) => {
      const officer = requireAdmin();
      return refusing(() => {
        kiosk.activatePolicy(draft, note, officer);
        return kiosk.policies.overview();
      });
    },
    'policy.rollback': ({ version }) => {
      const officer = requireAdmin();
      return refusing(() => {
        kiosk.rollBackPolicy(version, officer);
        return kiosk.policies.overview();
      });
    },
  };
}

/** Says the services' errors in the contract's words. */
async function refusing<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof LogError) throw new RefusedError('LOG_UNAVAILABLE', error.message);
    if (error instanceof SiteError) throw new RefusedError('SETTINGS_NOT_SAVED', error.message);
    if (error instanceof OfficerError) throw refusedOfficer(error);
    throw error;
  }
}

function refusedOfficer({ code, message, retryAt }: OfficerError): RefusedError {
  switch (code) {
    case 'PIN_WRONG':
    case 'PIN_LOCKED':
      return new RefusedError(code, message, retryAt ?? undefined);
    case 'PIN_TAKEN':
    case 'PIN_INVALID':
    case 'NAME_INVALID':
      return new RefusedError('BAD_REQUEST', message);
  }
}
