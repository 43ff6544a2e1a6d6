import type { PolicyOverview, PolicyTryOut } from '#shared/domain/policy-desk.ts';
import type { Refusal } from '#shared/ipc/contract.ts';
import { useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { useRequest } from '../../ipc/useRequest.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { useUnheardKeys } from '../../ui/useUnheardKeys.ts';
import { Categories } from './Categories.tsx';
import { draftOf, isChanged, tabOf, type Draft, type Tab } from './draft.ts';
import { Rules } from './Rules.tsx';
import { SidePanel, type Step } from './SidePanel.tsx';
import { useDraft } from './store.ts';
import { Tabs } from './Tabs.tsx';
import { usePolicyText } from './texts.en.ts';
import { Thresholds } from './Thresholds.tsx';
import { Vaccines } from './Vaccines.tsx';
import { Versions } from './Versions.tsx';

interface Props {
  readonly overview: PolicyOverview;
  readonly timeZone: string;
  readonly leaving: boolean;
  readonly onLeave: (leaving: boolean) => void;
  readonly onChanged: (overview: PolicyOverview) => void;
  readonly onClose: () => void;
}

/** Nobody types faster, and main need not check every key. */
const PAUSE_MS = 200;

/** A try-out, and of which draft it is. */
interface Tried {
  readonly json: string;
  readonly result: PolicyTryOut;
}

/** The form in its tabs, and beside it what its changes would do. */
export function Form({ overview, timeZone, leaving, onLeave, onChanged, onClose }: Props) {
  const { t } = usePolicyText();
  const client = useClient();
  const kept = useDraft((store) => store.draft);
  const active = overview.active.policy;
  const draft = useMemo(() => kept ?? draftOf(active), [kept, active]);
  const json = useMemo(() => JSON.stringify(draft.policy), [draft.policy]);
  const checked = useRequest((from) => from.request('policy.check', { draft: json }), json, PAUSE_MS);
  // Main checks again before it makes anything active.
  const found = checked.loading || checked.problem !== null ? null : checked.data;
  // Where the field itself is wrong, what main says is of the number that stood there before.
  const problems = (found ?? []).filter(({ path }) => !(path in draft.typed));
  const [tab, setTab] = useState<Tab>('thresholds');
  const [tried, setTried] = useState<Tried | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<{ step: Step; code: Refusal } | null>(null);
  const [done, setDone] = useState<number | null>(null);

  const changed = isChanged(draft, active);
  const errors =
    Object.keys(draft.typed).length + problems.filter((each) => each.severity === 'error').length;
  const current = tried?.json === json ? tried.result : null;
  const step: Step = current ? 'activate' : 'try';

  const change = (next: Draft) => {
    useDraft.setState({ draft: isChanged(next, active) ? next : null });
    setDone(null);
    setRefusal(null);
  };
  const reset = () => {
    useDraft.setState({ draft: null });
    setTried(null);
    setNote('');
    setRefusal(null);
  };
  const run = async (which: Step, work: () => Promise<void>) => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal({ step: which, code: refusalOf(error) });
    } finally {
      setBusy(false);
    }
  };
  const took = (next: PolicyOverview) => {
    reset();
    onChanged(next);
    setDone(next.active.version);
  };
  /** Leads to the first field that is wrong. */
  const showProblem = () => {
    const [typed] = Object.keys(draft.typed);
    const path = typed ?? problems.find(({ severity }) => severity === 'error')?.path ?? '';
    flushSync(() => setTab(tabOf({ path })));
    document.querySelector<HTMLElement>('#policy-panel [aria-invalid="true"]')?.focus();
  };
  const proceed = () => {
    if (!changed || busy) return;
    if (errors > 0) {
      showProblem();
      return;
    }
    if (step === 'try') {
      void run('try', async () =>
        setTried({ json, result: await client.request('policy.tryOut', { draft: json }) }),
      );
    } else {
      void run('activate', async () => took(await client.request('policy.activate', { draft: json, note })));
    }
  };
  const rollBack = (version: number) => {
    void run('activate', async () => took(await client.request('policy.rollback', { version })));
  };

  useUnheardKeys((event) => {
    if (event.key === 'Escape' && !event.repeat) {
      if (leaving) onLeave(false);
      else if (changed) onLeave(true);
      else onClose();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      proceed();
    }
  });
  // Nothing is lost: nothing is asked.
  const leavesAtOnce = leaving && !changed;
  useEffect(() => {
    if (leavesAtOnce) onClose();
  }, [leavesAtOnce, onClose]);

  const form = {
    draft,
    change,
    changePolicy: (policy: Draft['policy']) => change({ ...draft, policy }),
    problems,
  };
  return (
    <>
      {overview.active.fallback ? <Banner data-testid="policy-fallback">{t('fallback')}</Banner> : null}
      {leaving && changed ? (
        <div className="policy__leave" role="alertdialog" aria-label={t('leave')} data-testid="policy-leave">
          <p>{t('leave')}</p>
          <Button
            data-testid="policy-discard"
            onClick={() => {
              reset();
              onClose();
            }}
          >
            {t('leave.discard')}
          </Button>
          <Button look="primary" autoFocus onClick={() => onLeave(false)}>
            {t('leave.stay')}
          </Button>
        </div>
      ) : null}
      <div className="policy__body">
        <div className="policy__form">
          <Tabs
            tab={tab}
            onChoose={setTab}
            problems={(each) =>
              problems.filter((problem) => problem.severity === 'error' && tabOf(problem) === each).length +
              Object.keys(draft.typed).filter((path) => tabOf({ path }) === each).length
            }
          />
          <div
            className="policy__panel"
            id="policy-panel"
            role="tabpanel"
            aria-labelledby={`policy-tab-${tab}`}
            tabIndex={0}
          >
            {tab === 'thresholds' ? <Thresholds {...form} presets={overview.presets} /> : null}
            {tab === 'vaccines' ? <Vaccines {...form} vaccines={overview.vaccines} /> : null}
            {tab === 'categories' ? <Categories {...form} /> : null}
            {tab === 'rules' ? <Rules {...form} /> : null}
            {tab === 'versions' ? (
              <Versions versions={overview.versions} timeZone={timeZone} busy={busy} onBack={rollBack} />
            ) : null}
          </div>
        </div>
        <SidePanel
          active={overview.active}
          changed={changed}
          errors={errors}
          busy={busy}
          step={step}
          result={current}
          stale={tried !== null && current === null}
          refusal={refusal}
          done={done}
          note={note}
          timeZone={timeZone}
          onNote={setNote}
          onDiscard={reset}
          onProceed={proceed}
        />
      </div>
    </>
  );
}
