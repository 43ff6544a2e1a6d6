import type { Officer } from '#shared/domain/officer.ts';
import {
  OFFICER_DECISIONS,
  type OfficerDecision,
  overrules,
  type Step,
  type Visit,
} from '#shared/domain/visit.ts';
import type { VisitStory } from '#shared/ipc/requests/review.ts';
import { reasonSentence } from '#shared/messages/reasons.ts';
import { dayAndTime, shortDate } from '../../i18n/time.ts';
import { useRequest } from '../../ipc/useRequest.ts';
import { Button } from '../../ui/Button.tsx';
import { CategoryMark } from '../../ui/CategoryMark.tsx';
import { Name } from '../../ui/Name.tsx';
import { Fact, Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { isClaim } from '../Claimed.tsx';
import { decide } from '../../stores/officer.ts';
import { decidableOf } from '../decide/decidable.ts';
import { useLiveDeskText } from '../decide/texts.en.ts';
import { useReviewText } from './texts.en.ts';

interface Props {
  readonly seq: number;
  readonly timeZone: string;
  readonly officers: readonly Officer[];
  /** Another number asks anew: the log has grown. */
  readonly revision: number;
  readonly onClose: () => void;
}

/** One visit with all that is known of it, and all that happened to it. */
export function StoryPanel({ seq, timeZone, officers, revision, onClose }: Props) {
  const { t } = useReviewText();
  const { data: story, problem } = useRequest(
    (client) => client.request('review.story', { seq }),
    [seq, revision],
  );

  return (
    <Panel
      className="story"
      label={t('story', { seq })}
      testId="story"
      closeTestId="story-close"
      seq={story?.visit.seq}
      onClose={onClose}
    >
      {problem ? <p role="alert">{t('unreadable', { code: problem })}</p> : null}
      {story?.visit.seq === seq ? (
        <Told story={story} timeZone={timeZone} officers={officers} />
      ) : problem ? null : (
        <p>{t('loading')}</p>
      )}
    </Panel>
  );
}

interface ToldProps {
  readonly story: VisitStory;
  readonly timeZone: string;
  readonly officers: readonly Officer[];
}

function Told({ story: { visit, steps }, timeZone, officers }: ToldProps) {
  const { language, t } = useReviewText();
  const nameOf = (id: number | null) =>
    officers.find((officer) => officer.id === id)?.name ?? t('officer.unknown');
  return (
    <div className="story__body" role="region" aria-label={t('story', { seq: visit.seq })} tabIndex={0}>
      <p className="story__name">
        <CategoryMark category={visit.verdict.category} size="2rem" />
        {visit.holder ? <Name>{visit.holder.name}</Name> : t(`person.${visit.person}`)}
      </p>
      {visit.personal === 'erased' ? <p className="story__note">{t('story.erased')}</p> : null}
      {visit.personal === 'broken' ? <p className="story__note">{t('story.broken')}</p> : null}
      {isClaim(visit) ? <p className="story__note">{t('story.claimed')}</p> : null}
      {visit.state.waiting ? <Undecided visit={visit} /> : null}
      <Known visit={visit} />
      <h3 className="story__part">{t('story.why')}</h3>
      <ul className="story__reasons">
        {visit.verdict.reasons.map((reason, i) => (
          <li key={i}>{reasonSentence(reason, language)}</li>
        ))}
      </ul>
      <h3 className="story__part">{t('story.events')}</h3>
      <ol className="story__events">
        <Event
          at={dayAndTime(new Date(visit.at), timeZone, language)}
          what={t(`event.${visit.kind}`, {
            decision: t(`decision.${visit.verdict.decision}`),
            officer: nameOf(visit.officerId),
          })}
        />
        {steps.map((step) => (
          <StepEvent
            key={step.seq}
            visit={visit}
            step={step}
            officer={nameOf(step.officerId)}
            timeZone={timeZone}
          />
        ))}
      </ol>
    </div>
  );
}

/** Nobody has decided it, be it of an earlier day: that can still be done. */
function Undecided({ visit }: { readonly visit: Visit }) {
  const { t } = useLiveDeskText();
  return (
    <p className="bar story__decide" data-testid="story-undecided">
      {OFFICER_DECISIONS.map((each) => (
        <Button key={each} data-testid={`story-${each}`} onClick={() => decide(decidableOf(visit), each)}>
          {t(each === 'left' ? 'decision.left' : each)}
          <kbd className="key">{t(`${each}.key`)}</kbd>
        </Button>
      ))}
    </p>
  );
}

/** What is known of the person and of what was shown; what is not known has no line. */
function Known({ visit }: { readonly visit: Visit }) {
  const { language, t } = useReviewText();
  const { holder, details } = visit;
  const facts = [
    ['col.born', holder?.birthDate === undefined ? undefined : shortDate(holder.birthDate, language)],
    ['col.nik', details?.nik],
    ['col.phone', details?.phone],
    ['col.village', details?.village],
    ['col.purpose', details?.purpose],
    ['col.host', details?.host],
    ['col.note', details?.note],
    ['col.format', visit.format === null ? undefined : t(`format.${visit.format}`)],
    ['col.issuer', visit.issuer ?? undefined],
    ['section.rules', visit.policy ?? undefined],
    ['section.scanner', visit.source === 'desk' ? t('story.desk') : visit.source],
  ] as const;
  return (
    <Facts>
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <Fact key={name} name={t(name)}>
            {value}
          </Fact>
        ),
      )}
    </Facts>
  );
}

function isOverrule({ kind, verdict }: Visit, decision: OfficerDecision): boolean {
  return kind === 'scan' && overrules(verdict.decision, decision);
}

interface StepProps {
  readonly visit: Visit;
  readonly step: Step;
  readonly officer: string;
  readonly timeZone: string;
}

function StepEvent({ visit, step, officer, timeZone }: StepProps) {
  const { language, t } = useReviewText();
  const at = dayAndTime(new Date(step.at), timeZone, language);
  switch (step.kind) {
    case 'decision':
      return (
        <Event
          at={at}
          what={t(isOverrule(visit, step.decision) ? 'event.overrule' : 'event.decision', {
            officer,
            decision: t(`decision.${step.decision}`),
          })}
          why={[t(`reason.${step.reason}`), ...(step.note === undefined ? [] : [step.note])].join(': ')}
        />
      );
    case 'again':
      return <Event at={at} what={t('event.again', { seq: step.by })} />;
    case 'leave':
      return <Event at={at} what={t(`event.leave.${step.way}`, { officer })} />;
    case 'follow':
      return (
        <Event
          at={at}
          what={t('event.follow', { officer, state: t(`follow.${step.state}`) })}
          why={step.note}
        />
      );
  }
}

function Event({
  at,
  what,
  why,
}: {
  readonly at: string;
  readonly what: string;
  readonly why?: string | undefined;
}) {
  return (
    <li className="story__event">
      <span className="story__when">{at}</span>
      <span>{what}</span>
      {why === undefined ? null : <span className="soft">{why}</span>}
    </li>
  );
}
