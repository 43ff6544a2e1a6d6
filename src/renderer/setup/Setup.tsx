import type { Refusal } from '#shared/ipc/contract.ts';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { LanguageProvider, useText } from '../i18n/text.tsx';
import { refusalOf } from '../ipc/client.ts';
import { useClient } from '../ipc/context.tsx';
import { useRecovery } from '../stores/recovery.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EMPTY_DRAFT, finishPayload, problemsOf, STEPS, type Draft } from './draft.ts';
import { LanguageStep } from './LanguageStep.tsx';
import { OfficeStep } from './OfficeStep.tsx';
import { OfficerStep } from './OfficerStep.tsx';
import { ScannerStep } from './ScannerStep.tsx';
import './setup.css';

/** The first run: four questions, one after another, each with one thing to do. */
export function Setup() {
  const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  useEffect(() => {
    document.documentElement.lang = draft.language;
  }, [draft.language]);
  return (
    <LanguageProvider language={draft.language}>
      <Steps draft={draft} change={change} />
    </LanguageProvider>
  );
}

function Steps({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { t } = useText();
  const client = useClient();
  const [at, setAt] = useState(0);
  /** Once a step was pressed on with problems, all of them show; before, only those of fields that were left. */
  const [pressed, setPressed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const step = STEPS[at] ?? 'language';
  const last = at === STEPS.length - 1;
  const problems = problemsOf(step, draft);

  const go = (to: number) => {
    setPressed(false);
    setRefusal(null);
    setAt(to);
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    if (Object.keys(problems).length > 0) {
      setPressed(true);
      return;
    }
    if (!last) {
      go(at + 1);
      return;
    }
    setBusy(true);
    setRefusal(null);
    try {
      // The kiosk's state says that set-up is done, and takes these steps off the screen.
      const code = await client.request('setup.finish', finishPayload(draft));
      useRecovery.setState({ code });
    } catch (error) {
      setRefusal(refusalOf(error));
      setBusy(false);
    }
  };

  const props = { draft, change, problems, pressed };
  return (
    <main className="setup layer" data-testid="setup" data-step={step}>
      <header className="setup__head">
        <p className="setup__product">{t('setup.product')}</p>
        <p className="setup__count">{t('setup.step', { step: at + 1, steps: STEPS.length })}</p>
        <div className="setup__progress" aria-hidden>
          {STEPS.map((name, place) => (
            <span key={name} data-done={place <= at ? '' : undefined} />
          ))}
        </div>
      </header>
      <form className="setup__form" onSubmit={(event) => void submit(event)} noValidate>
        <div className="setup__step" key={step}>
          {step === 'language' ? <LanguageStep {...props} /> : null}
          {step === 'office' ? <OfficeStep {...props} /> : null}
          {step === 'scanner' ? <ScannerStep {...props} /> : null}
          {step === 'officer' ? <OfficerStep {...props} /> : null}
        </div>
        {refusal ? <Banner data-testid="setup-failed">{t('setup.failed', { code: refusal })}</Banner> : null}
        <div className="setup__actions">
          {at > 0 ? (
            <Button data-testid="setup-back" disabled={busy} onClick={() => go(at - 1)}>
              {t('setup.back')}
            </Button>
          ) : null}
          <Button
            look="primary"
            type="submit"
            className="setup__next"
            data-testid={last ? 'setup-finish' : 'setup-next'}
            disabled={busy}
          >
            {t(busy ? 'setup.saving' : last ? 'setup.finish' : 'setup.next')}
          </Button>
        </div>
      </form>
    </main>
  );
}
