import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { Question, useQuestion } from './layers.ts';
import { useEscape } from './useEscape.ts';

interface Props {
  readonly title: string;
  readonly testId: string;
  readonly onClose: () => void;
  /** `self`: no part of it has the focus, so that Enter answers nothing by itself. */
  readonly focus?: 'first' | 'self';
  /** Whether what is beneath is hidden: it is nothing for whoever reads this with the officer. */
  readonly alone?: boolean;
  readonly children: ReactNode;
}

/** Enter counts only so long after a question has come into sight, in milliseconds: whoever presses it has seen it. */
const SEEN = 500;

/**
 * Something that has to be answered before all else: the browser keeps the focus in it, and gives it back. While a
 * verdict or another question lies over it, it is not on the screen at all; then it comes back as it was.
 */
export function Modal({ title, testId, onClose, focus = 'first', alone = false, children }: Props) {
  const { question, inFront } = useQuestion();
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  const focused = useRef<HTMLElement | null>(null);
  const seenSince = useRef(Infinity);

  useLayoutEffect(() => {
    opener.current = document.activeElement;
    return () => {
      const { current } = opener;
      if (document.activeElement === document.body && current instanceof HTMLElement) current.focus();
    };
  }, []);
  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element || !inFront) return;
    // The browser moves the focus as it opens.
    const { current } = focused;
    element.showModal();
    seenSince.current = performance.now();
    if (current?.isConnected) current.focus();
    else if (focus === 'self') element.focus();
    return () => element.close();
  }, [inFront, focus]);
  useEscape(inFront, onClose);

  return (
    <Question value={question}>
      <dialog
        ref={dialog}
        className="modal"
        aria-label={title}
        data-testid={testId}
        data-alone={alone ? '' : undefined}
        // A click beside its controls leaves the keys with it.
        tabIndex={-1}
        onFocus={({ target }) => (focused.current = target)}
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' || isField(event.target)) return;
          if (event.timeStamp - seenSince.current >= SEEN) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onCancel={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        <h2 className="modal__title">{title}</h2>
        {children}
      </dialog>
    </Question>
  );
}

/** Whether it is a field: Enter there answers nothing that nobody has written. */
function isField(target: EventTarget): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type);
}
